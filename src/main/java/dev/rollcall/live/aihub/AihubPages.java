package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.HttpApi.RowPage;
import dev.rollcall.live.http.JsonBinding;
import dev.rollcall.live.http.ParallelReads;
import dev.rollcall.live.http.TornReadException;
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
   * What a page says beside its rows.
   *
   * @param total how many rows the server says there are on all pages
   * @param revision of the organization when they were read
   */
  record PageHeader(int total, String revision) {}

  /** Begins to read a list; {@link ParallelReads#await} waits for all of it. */
  <R> CompletableFuture<RowPage<R, PageHeader>> start(ApiRequest list, Class<R> row) {
    return page(list, row, 0, null).thenCompose(first -> withOthers(list, row, first));
  }

  private <R> CompletableFuture<RowPage<R, PageHeader>> withOthers(
      ApiRequest list, Class<R> row, RowPage<R, PageHeader> first) {
    List<CompletableFuture<RowPage<R, PageHeader>>> pages = new ArrayList<>();
    pages.add(CompletableFuture.completedFuture(first));
    for (int offset = pageSize; offset < first.header().total(); offset += pageSize) {
      pages.add(page(list, row, offset, first));
    }
    return CompletableFuture.allOf(pages.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> whole(first, pages));
  }

  private static <R> RowPage<R, PageHeader> whole(
      RowPage<R, PageHeader> first, List<CompletableFuture<RowPage<R, PageHeader>>> pages) {
    List<R> rows = new ArrayList<>(first.header().total());
    pages.forEach(page -> rows.addAll(page.join().rows()));
    return new RowPage<>(rows, first.header());
  }

  private <R> CompletableFuture<RowPage<R, PageHeader>> page(
      ApiRequest list, Class<R> row, int offset, @Nullable RowPage<R, PageHeader> first) {
    ApiRequest request =
        list.with("limit", String.valueOf(pageSize)).with("offset", String.valueOf(offset));
    HttpApi.RowList<R> rows = new HttpApi.RowList<>("items", row, binding, MAX_ROWS_OF_PAGE);
    return reads.start(
        () -> {
          RowPage<R, PageHeader> page = api.page(request, rows, PageHeader.class);
          checkLength(request, page.header().total());
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
              "/%s says it has %,d rows, and more than %,d are not read",
              String.join("/", request.path()),
              total,
              MAX_ROWS),
          null);
    }
  }

  private <R> void check(
      ApiRequest request, RowPage<R, PageHeader> page, RowPage<R, PageHeader> first, int offset)
      throws TornReadException {
    String where = "/" + String.join("/", request.path()) + " from row " + offset;
    if (!page.header().revision().equals(first.header().revision())) {
      throw new TornReadException(
          where
              + " is at revision "
              + page.header().revision()
              + ", its first page at "
              + first.header().revision());
    }
    if (page.header().total() != first.header().total()) {
      throw new TornReadException(
          where
              + " says it has "
              + page.header().total()
              + " rows, its first page "
              + first.header().total());
    }
    int expected = Math.min(pageSize, Math.max(0, first.header().total() - offset));
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
