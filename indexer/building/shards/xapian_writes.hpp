// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onrecord::indexer {

/// Marks a scope in which this thread writes through Xapian. When a write fails (disk full or
/// broken), Xapian 1.4.22 throws; but in some places it throws a second time while rolling back,
/// and std::terminate() ends the process (12 of 64 injected failures). No data is lost, because
/// nothing is published before everything is written and flushed. While an object of this class
/// exists, such an end prints a sentence and exits with the status for failed writing (74) instead
/// of a signal (docs/decisions/0026).
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
