package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.DesiredState;
import java.util.List;

/**
 * What the roster files of a project say together.
 *
 * @param warnings sorted by place
 * @param digest {@code sha256:} and the digest of what the files mean: it stays when files are
 *     split, reordered or commented
 */
public record Roster(DesiredState desired, List<Diagnostic> warnings, String digest) {}
