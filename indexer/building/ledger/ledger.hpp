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

// The ledger: what a Generation records about the Archive it was built from, so that the next build
// reads only what is new and the Liveblogs affected by it (docs/decisions/0024). If the ledger is
// missing or has another version, the next build starts from the beginning.
namespace onrecord::indexer {

/// In the Generation's folder: everything except the words in ledger_words_file.
inline constexpr std::string_view ledger_file = "ledger";
/// PrintedWords as in memory, sorted. Passed on by hard link as long as it contains most of them.
inline constexpr std::string_view ledger_words_file = "ledger.words";

struct LedgerLiveblog {
    corpus::LiveblogFacts facts;
    std::uint32_t stands_for =
        0;  ///< Number of the representative Liveblog; see liveblog_joining.hpp.
    std::vector<corpus::BlockPlace> blocks;  ///< The blocks with lines of it, ascending.
    bool operator==(const LedgerLiveblog&) const = default;
};

struct Ledger {
    std::string mark;   ///< Archive::mark() up to which it was read.
    std::string rules;  ///< Everything that determines the records, except corrections.
    std::map<std::string, std::string> corrections;  ///< Digest of those in force, by Entry.
    std::vector<LedgerLiveblog> liveblogs;           ///< In the order of import.
    std::vector<corpus::PrintedWords> recent;        ///< Words not in ledger.words; sorted.
    std::vector<corpus::PrintedWords> shared;  ///< Words of keys shared by two Liveblogs; sorted.
    bool operator==(const Ledger&) const = default;
};

/// Collects a Ledger of a whole Archive.
class LedgerMaker {
public:
    void add(const corpus::ArchivedRevision& line, const corpus::BlockPlace& place);
    void add(const corpus::ArchivedView& view, const corpus::BlockPlace& place);
    /// Call once. Leaves `mark`, `rules` and `corrections` empty and puts all printed words into
    /// `recent`.
    Ledger finish();

private:
    corpus::LiveblogEvidence evidence_;
    std::unordered_map<std::string, std::vector<corpus::BlockPlace>> blocks_;
};

/// Appends a block to those of a Liveblog, unless it is already the last one.
void add_place(std::vector<corpus::BlockPlace>& blocks, const corpus::BlockPlace& place);

/// Of sorted words, those whose key several Liveblogs have.
std::vector<corpus::PrintedWords> shared_words(std::span<const corpus::PrintedWords> printed);

/// By Entry, the digest of the corrections in force of a file.
std::map<std::string, std::string> digests_of_corrections(const std::filesystem::path& file);

std::string to_bytes(const Ledger& ledger);
/// Empty when it has another version. Throws Failure (bad data).
std::optional<Ledger> read_ledger(std::string_view bytes);

/// The PrintedWords of a file. Throws Failure (bad data) when its size is not a multiple of theirs.
std::span<const corpus::PrintedWords> words_in(std::span<const std::byte> file);
std::string_view bytes_of(std::span<const corpus::PrintedWords> words);

}  // namespace onrecord::indexer
