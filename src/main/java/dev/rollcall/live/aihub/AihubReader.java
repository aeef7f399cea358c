package dev.rollcall.live.aihub;

import static dev.rollcall.live.http.RevisionedListReader.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.live.http.ListPage;
import dev.rollcall.live.http.QuotedText;
import dev.rollcall.live.http.RevisionedListReader;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Roles;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the root and then all six lists, until all of them are of one revision. */
final class AihubReader implements MembershipReader {
  /** The most the contract allows; fewer rows a page cost more than anything else. */
  static final int PAGE_SIZE = 500;

  private final HttpApi api;
  private final TornReadRetry reads;
  private final String organization;
  private final Roles builtIn;
  private final ServerSpellings spellings;

  AihubReader(
      HttpApi api,
      TornReadRetry reads,
      String organization,
      Roles builtIn,
      ServerSpellings spellings) {
    this.api = api;
    this.reads = reads;
    this.organization = organization;
    this.builtIn = builtIn;
    this.spellings = spellings;
  }

  @Override
  public LiveState read() throws ApiException {
    return reads.whole(this::once);
  }

  private LiveState once() throws ApiException, TornReadException {
    AihubOrganization root =
        api.send(
            ApiRequest.get(AihubPaths.ORGANIZATION),
            answer -> AihubOrganization.of(answer, builtIn));
    if (!root.id().equals(organization)) {
      throw ApiException.unknown(
          0,
          "asked for the organization "
              + organization
              + ", the server answered for "
              + QuotedText.of(root.id()),
          null);
    }
    AihubSnapshot snapshot = lists(root);
    snapshot.members().forEach(spellings::learn);
    snapshot.workspaces().forEach(spellings::learn);
    return new AihubStateAssembler(snapshot).toLiveState();
  }

  private AihubSnapshot lists(AihubOrganization root) throws ApiException, TornReadException {
    AihubRows rows = new AihubRows();
    try (RevisionedListReader lists = new RevisionedListReader(api, PAGE_SIZE)) {
      var members = start(lists, AihubPaths.MEMBERS, rows::member);
      var accounts = start(lists, AihubPaths.SERVICE_ACCOUNTS, rows::account);
      var groups = start(lists, AihubPaths.GROUPS, rows::group);
      var groupMembers = start(lists, AihubPaths.GROUP_MEMBERS, rows::groupMember);
      var workspaces = start(lists, AihubPaths.WORKSPACES, rows::workspace);
      var access = start(lists, AihubPaths.WORKSPACE_ACCESS, rows::workspaceAccess);
      return new AihubSnapshot(
          root,
          ofRevision(root, await(members)),
          ofRevision(root, await(accounts)),
          ofRevision(root, await(groups)),
          ofRevision(root, await(groupMembers)),
          ofRevision(root, await(workspaces)),
          ofRevision(root, await(access)));
    }
  }

  private static <R> CompletableFuture<ListPage<R>> start(
      RevisionedListReader lists, List<String> path, JsonFields.Decoder<R> row) {
    return lists.start(ApiRequest.get(path), row);
  }

  private static <R> List<R> ofRevision(AihubOrganization root, ListPage<R> listing)
      throws TornReadException {
    if (!listing.revision().equals(root.revision())) {
      throw new TornReadException(
          "the organization is of revision "
              + root.revision()
              + ", a list of it of "
              + listing.revision());
    }
    return listing.rows();
  }
}
