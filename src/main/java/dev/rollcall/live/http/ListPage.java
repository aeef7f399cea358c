package dev.rollcall.live.http;

import java.util.List;

/**
 * Rows of a list: of one page, or of all.
 *
 * @param total how many rows the server says there are on all pages
 * @param revision of the organization when they were read
 */
public record ListPage<R>(List<R> rows, int total, String revision) {}
