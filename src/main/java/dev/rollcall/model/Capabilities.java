package dev.rollcall.model;

import java.util.Optional;
import java.util.Set;

/**
 * What a provider can do; files and plans obey it.
 *
 * @param sections what it can hold at all
 * @param roles the roles it offers
 * @param admin the organization role whose holders run the organization, if it has one
 * @param countsSends whether it says how many e-mails an invitation took
 * @param grantsBeforeJoining whether an Invited person can be put in groups and workspaces
 */
public record Capabilities(
    Set<Section> sections,
    Roles roles,
    Optional<Role> admin,
    boolean countsSends,
    boolean grantsBeforeJoining) {}
