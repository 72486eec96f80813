// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "corpus/liveblog_joining.hpp"
#include "schema/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What a Generation remembers of the Archive it was built from, so that the next build reads only
// what is new and the Liveblogs that it touches (docs/decisions/0024). A Generation without these
// files, or with others, is built anew.
namespace onrecord::indexer {

/// Beside the Shards: all but the older half of the printed words.
inline constexpr std::string_view ledger_file = "ledger";
/// PrintedWords as they stand in memory, sorted. Passes on by hard link while it holds most.
inline constexpr std::string_view ledger_words_file = "ledger.words";

struct LedgerLiveblog {
    corpus::LiveblogFacts facts;
    std::uint32_t stands_for = 0;  ///< The number of the Liveblog whose id all of one have.
    std::vector<corpus::BlockPlace> blocks;  ///< That have lines of it; rising.
    bool operator==(const LedgerLiveblog&) const = default;
};

struct Ledger {
    std::string mark;   ///< Archive::mark() of what was read.
    std::string rules;  ///< What decides the records, but for the Corrections.
    std::map<std::string, std::string> corrections;  ///< Digest of those that stand, by Entry.
    std::vector<LedgerLiveblog> liveblogs;           ///< In the order of import.
    std::vector<corpus::PrintedWords> recent;        ///< Not in ledger.words; sorted.
    std::vector<corpus::PrintedWords> shared;        ///< Of keys that two Liveblogs have; sorted.
    bool operator==(const Ledger&) const = default;
};

/// Collects a Ledger of a whole Archive.
class LedgerMaker {
public:
    void add(const corpus::ArchivedRevision& line, const corpus::BlockPlace& place);
    void add(const corpus::ArchivedView& view, const corpus::BlockPlace& place);
    /// To be called once; `mark`, `rules` and `corrections` are left for others, and all printed
    /// words stand in `recent`.
    Ledger finish();

private:
    corpus::LiveblogEvidence evidence_;
    std::unordered_map<std::string, std::vector<corpus::BlockPlace>> blocks_;
};

/// Adds a place to those of a Liveblog, unless it is the last of them.
void add_place(std::vector<corpus::BlockPlace>& blocks, const corpus::BlockPlace& place);

/// The words of the keys that more than one Liveblog has, of sorted ones.
std::vector<corpus::PrintedWords> shared_words(std::span<const corpus::PrintedWords> printed);

/// By Entry, the digest of the Corrections that stand in a file.
std::map<std::string, std::string> digests_of_corrections(const std::filesystem::path& file);

std::string to_bytes(const Ledger& ledger);
/// Nothing when it is of another version. Throws Failure (bad data).
std::optional<Ledger> read_ledger(std::string_view bytes);

/// The PrintedWords of a file. Throws Failure (bad data) when its size fits none.
std::span<const corpus::PrintedWords> words_in(std::span<const std::byte> file);
std::string_view bytes_of(std::span<const corpus::PrintedWords> words);

}  // namespace onrecord::indexer
