package dev.rollcall.runbook;

import dev.rollcall.model.Role;
import dev.rollcall.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * The words of AI Hub's console. Pages and buttons are called as its documentation calls them
 * (docs.instabase.com, user and access management).
 */
final class ConsoleInstructions {
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

  private ConsoleInstructions() {}

  static String heading(Step step) {
    return switch (step) {
      case CREATE_GROUP -> "Create groups";
      case CREATE_SERVICE_ACCOUNT -> "Create service accounts";
      case INVITE_MEMBER -> "Invite people";
      case RESEND_MEMBER -> "Resend invitations";
      case REVOKE_INVITATION -> "Withdraw invitations left open";
      case RAISE_MEMBER -> "Raise organization roles";
      case SET_ROLE_SERVICE_ACCOUNT -> "Set organization roles of service accounts";
      case ADD_GROUP_MEMBER -> "Add to groups";
      case SET_ROLE_GROUP_MEMBER -> "Set roles in groups";
      case GRANT_WORKSPACE_ACCESS -> "Grant access to shared workspaces";
      case SET_ROLE_WORKSPACE_ACCESS -> "Set roles in shared workspaces";
      case REVOKE_WORKSPACE_ACCESS -> "Revoke access to shared workspaces";
      case REMOVE_GROUP_MEMBER -> "Remove from groups";
      case LOWER_MEMBER -> "Lower organization roles";
      case REMOVE_MEMBER -> "Remove people from the organization";
      case DELETE_SERVICE_ACCOUNT -> "Delete service accounts";
      case DELETE_GROUP -> "Delete groups";
    };
  }

  /** Where in the console the steps under a heading are done, and how. */
  static String how(Step step) {
    return switch (step) {
      case CREATE_GROUP ->
          GROUPS + "click **Add group**, define the name and click **Create**. Add nobody yet.";
      case CREATE_SERVICE_ACCOUNT ->
          ACCOUNTS
              + "click **Add service account**, enter the display name, select the role and click"
              + " **Create**. Tokens are no part of this: **Skip** them, or add them later.";
      case INVITE_MEMBER ->
          MEMBERS
              + "click **Add members**, paste the list, press Enter and click **Add members**. Each"
              + " of them gets one e-mail, shows as Invited and starts as Member.";
      case RESEND_MEMBER ->
          MEMBERS
              + "in each row select **Resend invitation email**, once. Leave out anyone who shows"
              + " as Joined by now.";
      case REVOKE_INVITATION -> MEMBERS + "withdraw the invitation; they stay members.";
      case RAISE_MEMBER -> MEMBERS + "set the role in each row.";
      case SET_ROLE_SERVICE_ACCOUNT -> ACCOUNTS + "set the role in each row.";
      case ADD_GROUP_MEMBER ->
          GROUPS
              + "select the group, click **Add members**, select the role, then the members, and"
              + " click **Add**."
              + EXISTING_ACCESS_NOTE;
      case SET_ROLE_GROUP_MEMBER ->
          GROUPS + "select the group and set the role in each row." + ADMIN_NOTE;
      case GRANT_WORKSPACE_ACCESS ->
          WORKSPACE + "add them and select the role." + EXISTING_ACCESS_NOTE;
      case SET_ROLE_WORKSPACE_ACCESS -> WORKSPACE + "set the role in each row." + ADMIN_NOTE;
      case REVOKE_WORKSPACE_ACCESS -> WORKSPACE + "remove them." + ADMIN_NOTE;
      case REMOVE_GROUP_MEMBER -> GROUPS + "select the group and remove them.";
      case LOWER_MEMBER ->
          MEMBERS
              + "set the role in each row. Then do for them whatever you left out above because"
              + " they showed as **Admin**.";
      case REMOVE_MEMBER ->
          MEMBERS
              + "select the rows and click **Delete members**. They leave the organization, its"
              + " groups and its workspaces; an invitation nobody accepted is withdrawn.";
      case DELETE_SERVICE_ACCOUNT -> ACCOUNTS + "delete it. Its tokens stop working.";
      case DELETE_GROUP ->
          GROUPS
              + "select the group, then **Delete group** and **Confirm**. The access it gave is"
              + " withdrawn.";
    };
  }

  /** What a task asks for, without a final colon. */
  static String sentence(Task task) {
    String these = task.these();
    String place = place(task.likeness().place());
    String role = role(task);
    return switch (task.step()) {
      case CREATE_GROUP -> "Create group " + place;
      case CREATE_SERVICE_ACCOUNT ->
          "Create service account " + place + " with the organization role " + role;
      case INVITE_MEMBER -> "Invite " + these;
      case RESEND_MEMBER -> "Resend the invitation to " + these;
      case REVOKE_INVITATION -> "Withdraw the invitation of " + these;
      case RAISE_MEMBER, LOWER_MEMBER, SET_ROLE_SERVICE_ACCOUNT -> "Set " + these + " to " + role;
      case ADD_GROUP_MEMBER -> "Add " + these + " to group " + place + " as " + role;
      case SET_ROLE_GROUP_MEMBER -> "Set " + these + " in group " + place + " to " + role;
      case GRANT_WORKSPACE_ACCESS -> "Add " + these + " to workspace " + place + " as " + role;
      case SET_ROLE_WORKSPACE_ACCESS -> "Set " + these + " in workspace " + place + " to " + role;
      case REVOKE_WORKSPACE_ACCESS -> "Remove " + these + " from workspace " + place;
      case REMOVE_GROUP_MEMBER -> "Remove " + these + " from group " + place;
      case REMOVE_MEMBER -> "Delete " + these + " from the organization";
      case DELETE_SERVICE_ACCOUNT -> "Delete service account " + place;
      case DELETE_GROUP -> "Delete group " + place;
    };
  }

  private static String place(@Nullable String name) {
    return name == null ? "" : RunbookMarkdown.code(name);
  }

  private static String role(Task task) {
    Role role = task.likeness().role();
    return role == null ? "" : RoleName.of(role, task.step().kind());
  }
}
