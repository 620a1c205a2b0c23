"""What git knows of the logs that were published before: read in a handful of calls, whatever the number of
commits.
"""

from docs_parity.project.git_process import UNTOLD, GitError
from docs_parity.project.published_branch import PublishedBranch
from editorial.register.anchors import TAGS, anchors_in
from editorial.register.append_only import SHORT, PublishedLog, PublishedPast, unknown
from editorial.register.files import FOLDER, LOG

PATH = f"{FOLDER}/{LOG}"


def past_of(branch: PublishedBranch, log: bytes) -> PublishedPast:
    """What was published before a log, as `branch` and its repository know it.

    Contents are looked at only of logs that are no beginning of this one. Raises GitError where git does not
    answer, and where a clone that left out old contents cannot get one that nothing can be told without.
    """
    left, elsewhere = branch.left_of(PATH), branch.elsewhere()
    blobs = {blob for _, blob in left}
    others = [(commit, blob) for commit, blob in branch.anywhere(PATH) if blob not in blobs]
    sizes = branch.sizes({blob for _, blob in (*left, *others)})
    contents = branch.contents(unknown(log, [blob for _, blob in (*left, *others)], sizes))
    strange = unknown(log, [blob for _, blob in others], sizes)
    for commit, blob in others:
        if blob in strange and blob not in contents:
            raise GitError(
                f"this clone does not have the log that the commit {commit[:SHORT]} left, and without it "
                f"{UNTOLD}. Type `git fetch --refetch` where there is a network, and run this again"
            )
    return PublishedPast(
        branch=branch.branch,
        logs=[
            PublishedLog(commit, blob, commit not in elsewhere, contents.get(blob), sizes.get(blob))
            for commit, blob in left
        ],
        beside=[
            PublishedLog(commit, blob, content=contents[blob]) for commit, blob in others if blob in contents
        ],
        tip=contents.get(left[0][1], b"") if left else b"",
        anchors=tuple(anchors_in((tag.name, tag.message) for tag in branch.tags(TAGS))),
    )
