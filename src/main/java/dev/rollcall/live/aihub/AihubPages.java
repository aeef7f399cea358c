package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonBinding;
import dev.rollcall.live.http.ParallelReads;
import dev.rollcall.live.http.TornReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads whole lists, several at once: the first page of each tells how many more there are, and no
 * page is asked for twice. The first failure ends all. A list may be of any honest length: one that
 * says it has more than {@value #MAX_ROWS} rows is not read.
 */
final class AihubPages implements AutoCloseable {
  /** The most the contract allows; fewer rows a page cost more than anything else. */
  static final int PAGE_SIZE = 500;

  /** Of one list. The largest organization known has a hundredth of it. */
  static final int MAX_ROWS = 2_000_000;

  /** Of one answer: far more than a page may hold. */
  private static final int MAX_ROWS_OF_PAGE = 10_000;

  private final HttpApi api;
  private final int pageSize;
  private final ParallelReads reads = new ParallelReads();
  private final JsonBinding binding = new JsonBinding();

  AihubPages(HttpApi api) {
    this(api, PAGE_SIZE);
  }

  /** Asks for {@code pageSize} rows a page, by {@code limit} and {@code offset}. */
  AihubPages(HttpApi api, int pageSize) {
    this.api = api;
    this.pageSize = pageSize;
  }

  /**
   * Rows of a list: of one page, or of all.
   *
   * @param total how many rows the server says there are on all pages
   * @param revision of the organization when they were read
   */
  record AihubPage<R>(List<R> rows, int total, String revision) {}

  /** What a page says beside its rows. */
  private record PageHeader(int total, String revision) {}

  /** Begins to read a list; {@link ParallelReads#await} waits for all of it. */
  <R> CompletableFuture<AihubPage<R>> start(ApiRequest list, Class<R> row) {
    return page(list, row, 0, null).thenCompose(first -> withOthers(list, row, first));
  }

  private <R> CompletableFuture<AihubPage<R>> withOthers(
      ApiRequest list, Class<R> row, AihubPage<R> first) {
    List<CompletableFuture<AihubPage<R>>> pages = new ArrayList<>();
    pages.add(CompletableFuture.completedFuture(first));
    for (int offset = pageSize; offset < first.total(); offset += pageSize) {
      pages.add(page(list, row, offset, first));
    }
    return CompletableFuture.allOf(pages.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> whole(first, pages));
  }

  private static <R> AihubPage<R> whole(
      AihubPage<R> first, List<CompletableFuture<AihubPage<R>>> pages) {
    List<R> rows = new ArrayList<>(first.total());
    pages.forEach(page -> rows.addAll(page.join().rows()));
    return new AihubPage<>(rows, first.total(), first.revision());
  }

  private <R> CompletableFuture<AihubPage<R>> page(
      ApiRequest list, Class<R> row, int offset, @Nullable AihubPage<R> first) {
    ApiRequest request =
        list.with("limit", String.valueOf(pageSize)).with("offset", String.valueOf(offset));
    HttpApi.RowList<R> rows = new HttpApi.RowList<>("items", row, binding, MAX_ROWS_OF_PAGE);
    return reads.start(
        () -> {
          AihubPage<R> page = api.page(request, rows, this::page);
          checkLength(request, page.total());
          check(request, page, first == null ? page : first, offset);
          return page;
        });
  }

  private <R> AihubPage<R> page(List<R> rows, JsonNode rest) throws InvalidResponseException {
    PageHeader header = binding.object(rest, PageHeader.class);
    return new AihubPage<>(rows, header.total(), header.revision());
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

  private <R> void check(ApiRequest request, AihubPage<R> page, AihubPage<R> first, int offset)
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

  /** Gives up whatever is not read yet. */
  @Override
  public void close() {
    reads.close();
  }
}
