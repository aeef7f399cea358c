package dev.rollcall.render;

/** How much a finding asks for somebody's eyes, most first. */
enum FindingLevel {
  /** It stops a run, or stopped it. */
  ERROR,
  /** Somebody should see to it. */
  WARNING,
  /** A planned change that takes access away. */
  LOSS,
  /** Any other planned change. */
  CHANGE
}
