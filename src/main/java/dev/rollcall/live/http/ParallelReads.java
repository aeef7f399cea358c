package dev.rollcall.live.http;

import dev.rollcall.live.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What one reading does at the same time. At most 8 requests are under way; more were measured to
 * gain nothing. The first failure ends all.
 */
public final class ParallelReads implements AutoCloseable {
  private static final int MAX_CONCURRENT = 8;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(MAX_CONCURRENT, ParallelReads::daemon);
  private volatile @Nullable Exception failure;

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "rollcall-read");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to read something; {@link #await} waits for it. */
  public <T> CompletableFuture<T> start(TornReadRetry.Read<T> read) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            checkFailure();
            return read.read();
          } catch (ApiException | TornReadException e) {
            failure = e;
            throw new CompletionException(e);
          }
        },
        threads);
  }

  /** Gives up where something else of the reading failed. */
  public void checkFailure() throws ApiException, TornReadException {
    rethrow(failure);
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
