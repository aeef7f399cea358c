package dev.rollcall.operation;

import dev.rollcall.live.Provider;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What operations need of the world around them.
 *
 * @param secrets reveals the secrets of a project whose relative paths start from the given folder
 */
public record OperationContext(
    ProviderLookup providers, Function<Path, Provider.SecretResolver> secrets) {}
