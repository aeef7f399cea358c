package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Reads whole lists of a server that neither says how many rows there are nor marks a moment,
 * several at once: by {@code first} and {@code max}, which are always sent, since servers have
 * defaults of their own. A list ends with a page that is not full. The first failure ends all.
 */
public final class OffsetListReader implements AutoCloseable {
  private final HttpApi api;
  private final int pageSize;
  private final ParallelReads threads = new ParallelReads();

  /** Asks for {@code pageSize} rows a page. */
  public OffsetListReader(HttpApi api, int pageSize) {
    this.api = api;
    this.pageSize = pageSize;
  }

  /** Begins to read a list page after page; {@link #await} waits for all of it. */
  public <R> CompletableFuture<List<R>> start(ApiRequest list, JsonFields.Decoder<R> row) {
    return startGrowing(list, row, pageSize);
  }

  /** The same with pages of another size after the first, for a list that may be long. */
  public <R> CompletableFuture<List<R>> startGrowing(
      ApiRequest list, JsonFields.Decoder<R> row, int laterPageSize) {
    return threads.start(
        () -> {
          List<R> rows = new ArrayList<>();
          int before;
          int size;
          do {
            before = rows.size();
            size = before == 0 ? pageSize : laterPageSize;
            rows.addAll(page(list, row, before, size));
          } while (rows.size() - before == size);
          if (new HashSet<>(rows).size() != rows.size()) {
            throw new TornReadException(
                "a row of /" + String.join("/", list.path()) + " is there twice");
          }
          return rows;
        });
  }

  /** Begins to read a list of so many rows, all its pages at once. */
  public <R> List<CompletableFuture<List<R>>> start(
      ApiRequest list, JsonFields.Decoder<R> row, int count) {
    List<CompletableFuture<List<R>>> pages = new ArrayList<>();
    for (int first = 0; first < count; first += pageSize) {
      int offset = first;
      pages.add(threads.start(() -> page(list, row, offset, pageSize)));
    }
    return pages;
  }

  /** Begins to count the rows of a list. */
  public CompletableFuture<Integer> count(ApiRequest count) {
    return threads.start(() -> api.count(count));
  }

  /** Begins to read one object. */
  public <R> CompletableFuture<R> one(ApiRequest request, JsonFields.Decoder<R> decoder) {
    return threads.start(() -> api.send(request, decoder));
  }

  private <R> List<R> page(ApiRequest list, JsonFields.Decoder<R> row, int first, int size)
      throws ApiException, TornReadException {
    threads.checkFailure();
    return api.rows(
        list.with("first", String.valueOf(first)).with("max", String.valueOf(size)), row);
  }

  /**
   * Waits for what was begun.
   *
   * @throws ApiException if it cannot be read
   * @throws TornReadException if it is not of one moment
   */
  public static <T> T await(CompletableFuture<T> read) throws ApiException, TornReadException {
    return ParallelReads.await(read);
  }

  /** Gives up whatever is not read yet. */
  @Override
  public void close() {
    threads.close();
  }
}
