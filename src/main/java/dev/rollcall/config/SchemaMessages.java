package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;

/** Says what a broken rule of a schema means to whoever wrote the file. */
interface SchemaMessages {
  /** Exactly one diagnostic a rule, at the node or the key it is about. */
  Diagnostic describe(SchemaViolation rule);
}
