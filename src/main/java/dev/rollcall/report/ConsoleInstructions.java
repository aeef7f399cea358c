package dev.rollcall.report;

import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import dev.rollcall.settings.ConsoleWords;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of AI Hub's console. Pages and buttons are called as its documentation calls them
 * (docs.instabase.com, user and access management).
 */
final class ConsoleInstructions implements ConsoleWords {
  private static final String MEMBERS = "On **Settings** > **Members**, ";
  private static final String GROUPS = "On **Settings** > **Members**, **Groups** tab, ";
  private static final String ACCOUNTS =
      "On **Settings** > **Members**, **Service accounts** tab, ";
  private static final String WORKSPACE = "In the shared workspace's list of members, ";

  /** An organization admin shows as one wherever that is, and reaches every workspace. */
  private static final String EXISTING_ACCESS_NOTE =
      " Leave out anyone who shows there as **Admin**; for anyone who is there already, set the"
          + " role instead.";

  private static final String ADMIN_NOTE =
      " Leave out anyone who shows there as **Admin**: that cannot be changed here.";

  private static final Role MANAGER = new Role("manager");
  private static final Pattern PLAIN = Pattern.compile("[a-z]+(_[a-z]+)*");

  @Override
  public String signIn() {
    return "Sign in to AI Hub as an organization admin; **Settings** is behind the initials icon in"
        + " the header.";
  }

  @Override
  public Instruction instruction(String step) {
    return switch (step) {
      case "create_group" ->
          new Instruction(
              "Create groups",
              GROUPS + "click **Add group**, define the name and click **Create**. Add nobody yet.",
              "Create group {place}");
      case "create_service_account" ->
          new Instruction(
              "Create service accounts",
              ACCOUNTS
                  + "click **Add service account**, enter the display name, select the role and"
                  + " click **Create**. Tokens are no part of this: **Skip** them, or add them"
                  + " later.",
              "Create service account {place} with the organization role {role}");
      case "invite_member" ->
          new Instruction(
              "Invite people",
              MEMBERS
                  + "click **Add members**, paste the list, press Enter and click **Add members**."
                  + " Each of them gets one e-mail, shows as Invited and starts as Member.",
              "Invite {who}");
      case "resend_member" ->
          new Instruction(
              "Resend invitations",
              MEMBERS
                  + "in each row select **Resend invitation email**, once. Leave out anyone who"
                  + " shows as Joined by now.",
              "Resend the invitation to {who}");
      case "revoke_invitation" ->
          new Instruction(
              "Withdraw invitations left open",
              MEMBERS + "withdraw the invitation; they stay members.",
              "Withdraw the invitation of {who}");
      case "raise_member" ->
          new Instruction(
              "Raise organization roles",
              MEMBERS + "set the role in each row.",
              "Set {who} to {role}");
      case "set_role_service_account" ->
          new Instruction(
              "Set organization roles of service accounts",
              ACCOUNTS + "set the role in each row.",
              "Set {who} to {role}");
      case "add_group_member" ->
          new Instruction(
              "Add to groups",
              GROUPS
                  + "select the group, click **Add members**, select the role, then the members,"
                  + " and click **Add**."
                  + EXISTING_ACCESS_NOTE,
              "Add {who} to group {place} as {role}");
      case "set_role_group_member" ->
          new Instruction(
              "Set roles in groups",
              GROUPS + "select the group and set the role in each row." + ADMIN_NOTE,
              "Set {who} in group {place} to {role}");
      case "grant_workspace_access" ->
          new Instruction(
              "Grant access to shared workspaces",
              WORKSPACE + "add them and select the role." + EXISTING_ACCESS_NOTE,
              "Add {who} to workspace {place} as {role}");
      case "set_role_workspace_access" ->
          new Instruction(
              "Set roles in shared workspaces",
              WORKSPACE + "set the role in each row." + ADMIN_NOTE,
              "Set {who} in workspace {place} to {role}");
      case "revoke_workspace_access" ->
          new Instruction(
              "Revoke access to shared workspaces",
              WORKSPACE + "remove them." + ADMIN_NOTE,
              "Remove {who} from workspace {place}");
      case "remove_group_member" ->
          new Instruction(
              "Remove from groups",
              GROUPS + "select the group and remove them.",
              "Remove {who} from group {place}");
      case "lower_member" ->
          new Instruction(
              "Lower organization roles",
              MEMBERS
                  + "set the role in each row. Then do for them whatever you left out above because"
                  + " they showed as **Admin**.",
              "Set {who} to {role}");
      case "remove_member" ->
          new Instruction(
              "Remove people from the organization",
              MEMBERS
                  + "select the rows and click **Delete members**. They leave the organization, its"
                  + " groups and its workspaces; an invitation nobody accepted is withdrawn.",
              "Delete {who} from the organization");
      case "delete_service_account" ->
          new Instruction(
              "Delete service accounts",
              ACCOUNTS + "delete it. Its tokens stop working.",
              "Delete service account {place}");
      case "delete_group" ->
          new Instruction(
              "Delete groups",
              GROUPS
                  + "select the group, then **Delete group** and **Confirm**. The access it gave is"
                  + " withdrawn.",
              "Delete group {place}");
      default -> throw new IllegalArgumentException("no such step: " + step);
    };
  }

  @Override
  public Optional<String> role(Role role, Kind kind) {
    String name = role.name();
    if (role.equals(MANAGER) && kind == Kind.GROUP_MEMBER) {
      return Optional.of("Group manager");
    }
    if (role.equals(MANAGER) && kind == Kind.WORKSPACE_ACCESS) {
      return Optional.of("Workspace manager");
    }
    return PLAIN.matcher(name).matches()
        ? Optional.of(Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' '))
        : Optional.empty();
  }

  @Override
  public String afterLowering() {
    return "Anyone who was an **Admin** until now may hold access that the lists could not show: if"
        + " the new plan takes it away, carry that out, too.";
  }
}
