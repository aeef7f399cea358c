/**
 * The adapter for AI Hub, over the membership contract in {@code
 * schemas/membership-api.openapi.yaml}.
 */
@NullMarked
package dev.rollcall.live.aihub;

import org.jspecify.annotations.NullMarked;
