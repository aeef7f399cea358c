package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole lists of a server that neither says how many rows there are nor marks a moment,
 * several at once: by {@code first} and {@code max}, which are always sent, since servers have
 * defaults of their own. A list ends with a page that is not full. At most 8 requests are under
 * way. The first failure ends all.
 */
public final class OffsetReads implements AutoCloseable {
  private static final int AT_ONCE = 8;

  private final HttpApi api;
  private final int pageSize;
  private final ExecutorService threads;
  private volatile @Nullable Exception failure;

  /** Asks for {@code pageSize} rows a page. */
  public OffsetReads(HttpApi api, int pageSize) {
    this.api = api;
    this.pageSize = pageSize;
    this.threads = Executors.newFixedThreadPool(AT_ONCE, OffsetReads::daemon);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "rollcall-read");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to read a list page after page; {@link #await} waits for all of it. */
  public <R> CompletableFuture<List<R>> start(ApiRequest list, Fields.Decoder<R> row) {
    return startGrowing(list, row, pageSize);
  }

  /** The same with pages of another size after the first, for a list that may be long. */
  public <R> CompletableFuture<List<R>> startGrowing(
      ApiRequest list, Fields.Decoder<R> row, int laterPageSize) {
    return run(
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
      ApiRequest list, Fields.Decoder<R> row, int count) {
    List<CompletableFuture<List<R>>> pages = new ArrayList<>();
    for (int first = 0; first < count; first += pageSize) {
      int offset = first;
      pages.add(run(() -> page(list, row, offset, pageSize)));
    }
    return pages;
  }

  /** Begins to count the rows of a list. */
  public CompletableFuture<Integer> count(ApiRequest count) {
    return run(() -> api.count(count));
  }

  /** Begins to read one object. */
  public <R> CompletableFuture<R> one(ApiRequest request, Fields.Decoder<R> decoder) {
    return run(() -> api.send(request, decoder));
  }

  private <R> List<R> page(ApiRequest list, Fields.Decoder<R> row, int first, int size)
      throws ApiException, TornReadException {
    rethrow(failure);
    return api.rows(
        list.with("first", String.valueOf(first)).with("max", String.valueOf(size)), row);
  }

  private <T> CompletableFuture<T> run(Callable<T> read) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return read.call();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            failure = e;
            throw new CompletionException(e);
          }
        },
        threads);
  }

  /**
   * Waits for what was begun.
   *
   * @throws ApiException if it cannot be read
   * @throws TornReadException if it is not of one moment
   */
  public static <T> T await(CompletableFuture<T> read) throws ApiException, TornReadException {
    try {
      return read.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unknown(0, "the read was interrupted", e);
    } catch (ExecutionException e) {
      rethrow(e.getCause());
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void rethrow(@Nullable Throwable failure) throws ApiException, TornReadException {
    if (failure instanceof ApiException e) {
      throw e;
    }
    if (failure instanceof TornReadException e) {
      throw e;
    }
  }

  /** Gives up whatever is not read yet. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
