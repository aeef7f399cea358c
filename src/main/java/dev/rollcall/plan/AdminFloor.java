package dev.rollcall.plan;

import dev.rollcall.model.Address;
import java.util.Set;

/**
 * What apply must hold to so that demotions and removals, judged by what happened rather than by
 * what was planned, leave enough admins.
 *
 * @param floor how many must be left at any moment; 0 where the provider has no admin role
 * @param admins the joined, not ignored members who are admins now
 * @param raised members a change of the plan makes one more such admin
 * @param lost those of the admins a change of the plan makes none any more; whom one lowers to
 *     admin, where a product has roles above it, is not among them
 */
public record AdminFloor(int floor, Set<Address> admins, Set<Address> raised, Set<Address> lost) {}
