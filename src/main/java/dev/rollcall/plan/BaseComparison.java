package dev.rollcall.plan;

import java.util.List;

/**
 * What comparing a plan with its base told.
 *
 * @param causes whether the causes of changes were told apart; not where the base is invalid
 * @param changedSettings the keys of {@code rollcall.yaml} that say something else in the base, in
 *     the order of the file
 * @param settingsInEffect whether the plan was made with what they say now; not where its settings
 *     were taken from another file
 */
public record BaseComparison(
    boolean causes, List<String> changedSettings, boolean settingsInEffect) {
  public BaseComparison {
    changedSettings = List.copyOf(changedSettings);
  }
}
