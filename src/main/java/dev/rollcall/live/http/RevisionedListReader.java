package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole lists, several at once: the first page of each tells how many more there are, and no
 * page is asked for twice. The first failure ends all. A list may be of any honest length: one that
 * says it has more than {@value #MAX_ROWS} rows is not read.
 */
public final class RevisionedListReader implements AutoCloseable {
  /** Of one list. The largest organization known has a hundredth of it. */
  static final int MAX_ROWS = 2_000_000;

  private final HttpApi api;
  private final int pageSize;
  private final ParallelReads threads = new ParallelReads();

  /** Asks for {@code pageSize} rows a page, by {@code limit} and {@code offset}. */
  public RevisionedListReader(HttpApi api, int pageSize) {
    this.api = api;
    this.pageSize = pageSize;
  }

  /** Begins to read a list; {@link #await} waits for all of it. */
  public <R> CompletableFuture<ListPage<R>> start(ApiRequest list, JsonFields.Decoder<R> row) {
    return page(list, row, 0, null).thenCompose(first -> withOthers(list, row, first));
  }

  private <R> CompletableFuture<ListPage<R>> withOthers(
      ApiRequest list, JsonFields.Decoder<R> row, ListPage<R> first) {
    List<CompletableFuture<ListPage<R>>> pages = new ArrayList<>();
    pages.add(CompletableFuture.completedFuture(first));
    for (int offset = pageSize; offset < first.total(); offset += pageSize) {
      pages.add(page(list, row, offset, first));
    }
    return CompletableFuture.allOf(pages.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> whole(first, pages));
  }

  private static <R> ListPage<R> whole(
      ListPage<R> first, List<CompletableFuture<ListPage<R>>> pages) {
    List<R> rows = new ArrayList<>(first.total());
    pages.forEach(page -> rows.addAll(page.join().rows()));
    return new ListPage<>(rows, first.total(), first.revision());
  }

  private <R> CompletableFuture<ListPage<R>> page(
      ApiRequest list, JsonFields.Decoder<R> row, int offset, @Nullable ListPage<R> first) {
    ApiRequest request =
        list.with("limit", String.valueOf(pageSize)).with("offset", String.valueOf(offset));
    return threads.start(
        () -> {
          ListPage<R> page = api.page(request, row);
          checkLength(request, page.total());
          check(request, page, first == null ? page : first, offset);
          return page;
        });
  }

  private static void checkLength(ApiRequest request, int total) throws ApiException {
    if (total > MAX_ROWS) {
      throw ApiException.unknown(
          0,
          String.format(
              Locale.ROOT,
              "/%s speaks of %,d rows, and more than %,d are not read",
              String.join("/", request.path()),
              total,
              MAX_ROWS),
          null);
    }
  }

  private <R> void check(ApiRequest request, ListPage<R> page, ListPage<R> first, int offset)
      throws TornReadException {
    String where = "/" + String.join("/", request.path()) + " from row " + offset;
    if (!page.revision().equals(first.revision())) {
      throw new TornReadException(
          where + " is of revision " + page.revision() + ", its start of " + first.revision());
    }
    if (page.total() != first.total()) {
      throw new TornReadException(
          where + " speaks of " + page.total() + " rows, its start of " + first.total());
    }
    int expected = Math.min(pageSize, Math.max(0, first.total() - offset));
    if (page.rows().size() != expected) {
      throw new TornReadException(
          where + " holds " + page.rows().size() + " rows instead of " + expected);
    }
  }

  /**
   * Waits for a list.
   *
   * @throws ApiException if a page cannot be read
   * @throws TornReadException if the pages do not fit together
   */
  public static <T> T await(CompletableFuture<T> list) throws ApiException, TornReadException {
    return ParallelReads.await(list);
  }

  /** Gives up whatever is not read yet. */
  @Override
  public void close() {
    threads.close();
  }
}
