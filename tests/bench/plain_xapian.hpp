// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// The opponent: what a newcomer writes after Xapian's own guide, sensibly. TermGenerator and
// QueryParser, the text as document data (Xapian deflates it), one value slot with one value for
// each Facet, ValueCountMatchSpy, two processes with a database each.
namespace onrecord::bench {

/// Gives every Entry in turn.
using EntrySource = std::function<void(const std::function<void(const schema::AnnotatedEntry&)>&)>;

/// Builds `processes` databases in `folder`, each of every so-many-th Entry.
void build_plain(const std::filesystem::path& folder, int processes, const EntrySource& source);

/// Merges them into one, for a search that is as quick as it can be; returns its bytes.
std::uint64_t merge_plain(const std::filesystem::path& folder, int processes);

struct PlainPage {
    std::uint64_t total = 0;
    std::vector<std::string> texts;  ///< Of the ten best.
    /// The commonest values of speaker, country, topic.
    std::vector<std::vector<std::pair<std::string, std::uint64_t>>> facets;
};

/// Searches the merged database.
class PlainSearch {
public:
    explicit PlainSearch(const std::filesystem::path& folder);
    ~PlainSearch();
    PlainSearch(const PlainSearch&) = delete;
    PlainSearch& operator=(const PlainSearch&) = delete;
    PlainSearch(PlainSearch&&) = delete;
    PlainSearch& operator=(PlainSearch&&) = delete;

    /// The ten best, the exact total, the counts of three Facets.
    PlainPage search(const std::string& text);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::bench
