/** The command line: commands, exit codes, the front door for errors, and the wiring. */
@NullMarked
package dev.rollcall.cli;

import org.jspecify.annotations.NullMarked;
