/** The adapter for an organization of a Keycloak realm. */
@NullMarked
package dev.rollcall.live.keycloak;

import org.jspecify.annotations.NullMarked;
