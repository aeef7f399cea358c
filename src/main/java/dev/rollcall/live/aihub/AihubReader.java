package dev.rollcall.live.aihub;

import static dev.rollcall.live.http.ParallelReads.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.aihub.AihubRows.AihubOrganization;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.HttpApi.RowPage;
import dev.rollcall.live.http.QuotedText;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Roles;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the root and then all six lists, until all of them are of one revision. */
final class AihubReader implements MembershipReader {
  private final HttpApi api;
  private final TornReadRetry reads;
  private final String organization;
  private final Roles builtIn;
  private final AihubPaths paths;

  AihubReader(
      HttpApi api, TornReadRetry reads, String organization, Roles builtIn, AihubPaths paths) {
    this.api = api;
    this.reads = reads;
    this.organization = organization;
    this.builtIn = builtIn;
    this.paths = paths;
  }

  @Override
  public LiveState read() throws ApiException {
    return reads.whole(this::once);
  }

  private LiveState once() throws ApiException, TornReadException {
    AihubOrganization root =
        api.send(ApiRequest.get(AihubPaths.ORGANIZATION), AihubOrganization.class);
    if (!root.id().equals(organization)) {
      throw ApiException.unknown(
          0,
          "asked for the organization "
              + organization
              + ", but the server responded for "
              + QuotedText.of(root.id()),
          null);
    }
    try (AihubPages lists = new AihubPages(api)) {
      var members = start(lists, AihubPaths.MEMBERS, AihubRows.AihubMember.class);
      var accounts = start(lists, AihubPaths.SERVICE_ACCOUNTS, AihubRows.AihubAccount.class);
      var groups = start(lists, AihubPaths.GROUPS, AihubRows.AihubGroup.class);
      var groupMembers = start(lists, AihubPaths.GROUP_MEMBERS, AihubRows.AihubGroupMember.class);
      var workspaces = start(lists, AihubPaths.WORKSPACES, AihubRows.AihubWorkspace.class);
      var access = start(lists, AihubPaths.WORKSPACE_ACCESS, AihubRows.AihubWorkspaceAccess.class);
      AihubStateAssembler state = new AihubStateAssembler();
      state.addMembers(ofRevision(root, await(members)));
      state.addAccounts(ofRevision(root, await(accounts)));
      state.addGroups(ofRevision(root, await(groups)));
      state.addGroupMembers(ofRevision(root, await(groupMembers)));
      state.addWorkspaces(ofRevision(root, await(workspaces)));
      state.addAccess(ofRevision(root, await(access)));
      members.join().rows().forEach(paths::learn);
      workspaces.join().rows().forEach(paths::learn);
      return state.toLiveState(root.caller(), root.roles(builtIn), root.revision());
    }
  }

  private static <R> CompletableFuture<RowPage<R, AihubPages.PageHeader>> start(
      AihubPages lists, List<String> path, Class<R> row) {
    return lists.start(ApiRequest.get(path), row);
  }

  private static <R> List<R> ofRevision(
      AihubOrganization root, RowPage<R, AihubPages.PageHeader> listing) throws TornReadException {
    if (!listing.header().revision().equals(root.revision())) {
      throw new TornReadException(
          "the organization is at revision "
              + root.revision()
              + ", one of its lists at "
              + listing.header().revision());
    }
    return listing.rows();
  }
}
