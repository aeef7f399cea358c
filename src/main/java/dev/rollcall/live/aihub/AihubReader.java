package dev.rollcall.live.aihub;

import static dev.rollcall.live.http.ListReads.await;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.CompleteReads;
import dev.rollcall.live.http.Fields;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.ListReads;
import dev.rollcall.live.http.Listing;
import dev.rollcall.live.http.Quote;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Roles;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the root and then all six lists, until all of them are of one revision. */
final class AihubReader implements MembershipReader {
  /** The most the contract allows; fewer rows a page cost more than anything else. */
  static final int PAGE_SIZE = 500;

  private final HttpApi api;
  private final CompleteReads reads;
  private final String organization;
  private final Roles builtIn;
  private final Spellings spellings;

  AihubReader(
      HttpApi api, CompleteReads reads, String organization, Roles builtIn, Spellings spellings) {
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
    Organization root =
        api.send(
            ApiRequest.get(Endpoints.ORGANIZATION), answer -> Organization.of(answer, builtIn));
    if (!root.id().equals(organization)) {
      throw ApiException.unknown(
          0,
          "asked for the organization "
              + organization
              + ", the server answered for "
              + Quote.of(root.id()),
          null);
    }
    Snapshot snapshot = lists(root);
    snapshot.members().forEach(spellings::learn);
    snapshot.workspaces().forEach(spellings::learn);
    return new Assembly(snapshot).toLiveState();
  }

  private Snapshot lists(Organization root) throws ApiException, TornReadException {
    Rows rows = new Rows();
    try (ListReads lists = new ListReads(api, PAGE_SIZE)) {
      var members = start(lists, Endpoints.MEMBERS, rows::member);
      var accounts = start(lists, Endpoints.SERVICE_ACCOUNTS, rows::account);
      var groups = start(lists, Endpoints.GROUPS, rows::group);
      var groupMembers = start(lists, Endpoints.GROUP_MEMBERS, rows::groupMember);
      var workspaces = start(lists, Endpoints.WORKSPACES, rows::workspace);
      var access = start(lists, Endpoints.WORKSPACE_ACCESS, rows::workspaceAccess);
      return new Snapshot(
          root,
          ofRevision(root, await(members)),
          ofRevision(root, await(accounts)),
          ofRevision(root, await(groups)),
          ofRevision(root, await(groupMembers)),
          ofRevision(root, await(workspaces)),
          ofRevision(root, await(access)));
    }
  }

  private static <R> CompletableFuture<Listing<R>> start(
      ListReads lists, List<String> path, Fields.Decoder<R> row) {
    return lists.start(ApiRequest.get(path), row);
  }

  private static <R> List<R> ofRevision(Organization root, Listing<R> listing)
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
