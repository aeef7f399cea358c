package dev.rollcall.live.aihub;

import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import dev.rollcall.settings.ConsoleWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of AI Hub's console. Pages and buttons are called as its documentation calls them
 * (docs.instabase.com, user and access management).
 */
public final class AihubConsole implements ConsoleWords {
  /**
   * A step, its heading, how it is done, and what one task of it is. An organization admin shows as
   * one wherever that is, and reaches every workspace: hence the notes.
   */
  private static final String INSTRUCTIONS =
      """
      create_group
      Create groups
      {groups} click **Add group**, define the name and click **Create**. Add nobody yet.
      Create group {place}

      create_service_account
      Create service accounts
      {accounts} click **Add service account**, enter the display name, select the role and click \
      **Create**. Tokens are no part of this: **Skip** them, or add them later.
      Create service account {place} with the organization role {role}

      invite_member
      Invite people
      {members} click **Add members**, paste the list, press Enter and click **Add members**. Each \
      of them gets one e-mail, shows as Invited and starts as Member.
      Invite {who}

      resend_member
      Resend invitations
      {members} in each row select **Resend invitation email**, once. Leave out anyone who shows \
      as Joined by now.
      Resend the invitation to {who}

      revoke_invitation
      Withdraw invitations left open
      {members} withdraw the invitation; they stay members.
      Withdraw the invitation of {who}

      raise_member
      Raise organization roles
      {members} set the role in each row.
      Set {who} to {role}

      set_role_service_account
      Set organization roles of service accounts
      {accounts} set the role in each row.
      Set {who} to {role}

      add_group_member
      Add to groups
      {groups} select the group, click **Add members**, select the role, then the members, and \
      click **Add**. {existing}
      Add {who} to group {place} as {role}

      set_role_group_member
      Set roles in groups
      {groups} select the group and set the role in each row. {admin}
      Set {who} in group {place} to {role}

      grant_workspace_access
      Grant access to shared workspaces
      {workspace} add them and select the role. {existing}
      Add {who} to workspace {place} as {role}

      set_role_workspace_access
      Set roles in shared workspaces
      {workspace} set the role in each row. {admin}
      Set {who} in workspace {place} to {role}

      revoke_workspace_access
      Revoke access to shared workspaces
      {workspace} remove them. {admin}
      Remove {who} from workspace {place}

      remove_group_member
      Remove from groups
      {groups} select the group and remove them.
      Remove {who} from group {place}

      lower_member
      Lower organization roles
      {members} set the role in each row. Then do for them whatever you left out above because \
      they showed as **Admin**.
      Set {who} to {role}

      remove_member
      Remove people from the organization
      {members} select the rows and click **Delete members**. They leave the organization, its \
      groups and its workspaces; an invitation nobody accepted is withdrawn.
      Delete {who} from the organization

      delete_service_account
      Delete service accounts
      {accounts} delete it. Its tokens stop working.
      Delete service account {place}

      delete_group
      Delete groups
      {groups} select the group, then **Delete group** and **Confirm**. The access it gave is \
      withdrawn.
      Delete group {place}
      """
          .replace("{members}", "On **Settings** > **Members**,")
          .replace("{groups}", "On **Settings** > **Members**, **Groups** tab,")
          .replace("{accounts}", "On **Settings** > **Members**, **Service accounts** tab,")
          .replace("{workspace}", "In the shared workspace's list of members,")
          .replace("{admin}", "{already}: that cannot be changed here.")
          .replace(
              "{existing}", "{already}; for anyone who is there already, set the role instead.")
          .replace("{already}", "Leave out anyone who shows there as **Admin**");

  private static final Role MANAGER = new Role("manager");
  private static final Pattern PLAIN = Pattern.compile("[a-z]+(_[a-z]+)*");

  private final Map<String, Instruction> instructions = new HashMap<>();

  /** Reads them. */
  public AihubConsole() {
    for (String instruction : INSTRUCTIONS.split("\n\n", -1)) {
      String[] lines = instruction.split("\n", -1);
      instructions.put(lines[0], new Instruction(lines[1], lines[2], lines[3]));
    }
  }

  @Override
  public String signIn() {
    return "Sign in to AI Hub as an organization admin; **Settings** is behind the initials icon in"
        + " the header.";
  }

  @Override
  public Instruction instruction(String step) {
    return Objects.requireNonNull(instructions.get(step), step);
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
