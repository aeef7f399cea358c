package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.ParallelReads;
import dev.rollcall.live.http.TornReadException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * Reads complete lists of a server that returns neither the number of rows nor a revision, several
 * at once: by {@code first} and {@code max}, which are always sent, since Keycloak has defaults of
 * its own. A list ends with a page that is not full. The first failure ends all.
 */
final class KeycloakPages implements AutoCloseable {
  /** Larger pages were measured to be slower where users are not cached. */
  private static final int PAGE_SIZE = 100;

  /**
   * Where users are cached, one page of 1,000 rows was measured to take half the time of ten pages.
   */
  private static final int CACHED_PAGE_SIZE = 1_000;

  private final HttpApi api;
  private final ParallelReads reads = new ParallelReads();

  KeycloakPages(HttpApi api) {
    this.api = api;
  }

  /** Begins to read a list page after page; {@link ParallelReads#await} waits for all of it. */
  <R> CompletableFuture<List<R>> start(ApiRequest list, Class<R> row) {
    return start(list, row, PAGE_SIZE);
  }

  /** The same for people whom the server has in its cache, with larger pages after the first. */
  <R> CompletableFuture<List<R>> startCached(ApiRequest list, Class<R> row) {
    return start(list, row, CACHED_PAGE_SIZE);
  }

  private <R> CompletableFuture<List<R>> start(ApiRequest list, Class<R> row, int laterPageSize) {
    return reads.start(
        () -> {
          List<R> rows = new ArrayList<>();
          int before;
          int size;
          do {
            before = rows.size();
            size = before == 0 ? PAGE_SIZE : laterPageSize;
            rows.addAll(page(list, row, before, size));
          } while (rows.size() - before == size);
          if (new HashSet<>(rows).size() != rows.size()) {
            throw new TornReadException(
                "a row of /" + String.join("/", list.path()) + " is listed twice");
          }
          return rows;
        });
  }

  /** Begins to read a list of so many rows, all its pages at once. */
  <R> List<CompletableFuture<List<R>>> startCounted(ApiRequest list, Class<R> row, int count) {
    List<CompletableFuture<List<R>>> pages = new ArrayList<>();
    for (int first = 0; first < count; first += PAGE_SIZE) {
      int offset = first;
      pages.add(reads.start(() -> page(list, row, offset, PAGE_SIZE)));
    }
    return pages;
  }

  /** Begins to count the rows of a list. */
  CompletableFuture<Integer> count(ApiRequest count) {
    return reads.start(() -> api.value(count, KeycloakPages::count));
  }

  private static int count(JsonNode answer) throws InvalidResponseException {
    if (!answer.canConvertToInt() || answer.intValue() < 0) {
      throw new InvalidResponseException("it is not a count");
    }
    return answer.intValue();
  }

  /** Begins to read one object. */
  <R> CompletableFuture<R> one(ApiRequest request, Class<R> type) {
    return reads.start(() -> api.send(request, type));
  }

  private <R> List<R> page(ApiRequest list, Class<R> row, int first, int size)
      throws ApiException, TornReadException {
    reads.checkFailure();
    return api.rows(
        list.with("first", String.valueOf(first)).with("max", String.valueOf(size)), row);
  }

  /** Stops all reads under way. */
  @Override
  public void close() {
    reads.close();
  }
}
