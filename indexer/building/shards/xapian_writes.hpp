// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onrecord::indexer {

/// Lives while this thread is within Xapian's writing. Where a write fails there (a full disk, a
/// broken one), Xapian 1.4.22 throws; but in some places it throws again while it takes back what
/// it had begun, and that ends the process in std::terminate(). 12 of 64 injected failures did.
/// Nothing is lost by the end, for nothing is published before all is written and flushed; but a
/// signal says nothing to who runs it. So while one of these lives, that end has a sentence and the
/// status of what it is: writing failed (74).
class XapianWrites {
public:
    XapianWrites();
    ~XapianWrites();
    XapianWrites(const XapianWrites&) = delete;
    XapianWrites& operator=(const XapianWrites&) = delete;
    XapianWrites(XapianWrites&&) = delete;
    XapianWrites& operator=(XapianWrites&&) = delete;
};

}  // namespace onrecord::indexer
