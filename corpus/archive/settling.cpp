// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/settling.hpp"

#include "corpus/archive/committed.hpp"
#include "corpus/archive/known.hpp"
#include "corpus/files/durable_file.hpp"
#include "schema/failure.hpp"
#include "schema/mapped_file.hpp"
#include "schema/sha256.hpp"

#include <system_error>

namespace onrecord::corpus::archive {
namespace {

std::uint64_t size_of(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

bool has_no_blocks(const std::filesystem::path& segments) {
    for (const std::uint32_t segment : segment_numbers(segments)) {
        if (size_of(segment_file(segments, segment)) > 0) return false;
    }
    return true;
}

/// What stands beside a chain, and never without one.
bool is_anything_kept(const std::filesystem::path& archive) {
    std::error_code error;
    if (std::filesystem::exists(archive / "corrections.jsonl", error)) return true;
    for (const auto& file :
         std::filesystem::recursive_directory_iterator{archive / "captures", error}) {
        if (file.path().extension() == ".zst") return true;
    }
    return false;
}

bool is_backup(const std::filesystem::path& archive) {
    std::error_code error;
    return std::filesystem::exists(archive / backup_marker, error);
}

void require_begun(const std::filesystem::path& archive) {
    if (!is_backup(archive) || !has_no_blocks(archive / "segments")) return;
    throw schema::Failure{schema::ExitStatus::BadData,
                          "'" + archive.string() +
                              "' is a backup that did not end: it has no Revision yet. Nothing was "
                              "changed. Run the same backup again: onrecord-index backup --to " +
                              archive.string()};
}

/// Without the length of the last block (a COMMITTED of format 1) the whole chain is read.
std::optional<ChainBreak> read_up_to(const std::filesystem::path& segments,
                                     const ChainPosition& position) {
    ChainPosition end;
    auto broken = read_chain(segments, {}, position, [&](const Block& block) { end = block.end; });
    if (broken) return broken;
    if (end.segment == position.segment && end.offset_bytes == position.offset_bytes &&
        end.revisions == position.revisions) {
        return std::nullopt;
    }
    return ChainBreak{end, "COMMITTED names another place for this block", BreakKind::Damaged};
}

/// Whether the position is one of this chain.
std::optional<ChainBreak> check_position(const std::filesystem::path& segments,
                                         const ChainPosition& position) {
    if (position.blocks == 0) {
        if (position == ChainPosition{}) return std::nullopt;
        return ChainBreak{position, "COMMITTED counts no blocks", BreakKind::Damaged};
    }
    return position.last_block_bytes > 0 ? check_last_block(segments, position)
                                         : read_up_to(segments, position);
}

std::string place_of(const std::filesystem::path& segments, const ChainPosition& at) {
    return "'" + segment_file(segments, at.segment).string() + "', block " +
           std::to_string(at.blocks + 1) + ", byte " + std::to_string(at.offset_bytes);
}

/// A killed writer leaves the beginning of a block and nothing behind it.
bool has_blocks_behind(const std::filesystem::path& segments, const ChainPosition& at) {
    bool found = false;
    for (const std::uint32_t segment : segment_numbers(segments)) {
        if (segment < at.segment || found) continue;
        const std::uint64_t from = segment == at.segment ? at.offset_bytes : 0;
        find_loose_blocks(segments, segment, from, [&](LooseBlock&&) { found = true; });
    }
    return found;
}

/// Walks on from the committed end over what is whole, chained and closed.
void look_behind(const std::filesystem::path& segments, Settlement& settled) {
    LineParser parser;
    const auto stop = read_chain(segments, settled.end, std::nullopt, [&](const Block& block) {
        if (closes_a_capture(parser, block.lines)) settled.end = block.end;
    });
    settled.rests = rests_behind(segments, settled.end);
    if (stop->kind == BreakKind::Damaged ||
        (stop->kind == BreakKind::Torn && has_blocks_behind(segments, stop->at))) {
        settled.doubt = {place_of(segments, stop->at), stop->reason};
    } else if (stop->kind == BreakKind::End && has_blocks_behind(segments, stop->at)) {
        settled.doubt = {place_of(segments, stop->at), "a segment is missing before later ones"};
    }
}

/// `seen` was read before COMMITTED was, so that a writer at work cannot put it ahead.
void hear_witness(const std::optional<ChainPosition>& seen, Settlement& settled) {
    if (!seen || settled.doubt) return;
    const ChainPosition& end = settled.end;
    const bool is_other = seen->blocks == end.blocks && seen->digest != end.digest;
    if (seen->blocks <= end.blocks && !is_other) return;
    settled.doubt = {"the segments",
                     "they end at block " + std::to_string(end.blocks) +
                         ", but the cache 'known' has seen the chain up to block " +
                         std::to_string(seen->blocks) + (is_other ? " with another digest" : "")};
}

}  // namespace

std::vector<Rest> rests_behind(const std::filesystem::path& segments, const ChainPosition& end) {
    std::vector<Rest> rests;
    for (const std::uint32_t segment : segment_numbers(segments)) {
        if (segment < end.segment) continue;
        const std::uint64_t from = segment == end.segment ? end.offset_bytes : 0;
        const std::uint64_t size = size_of(segment_file(segments, segment));
        if (size > from) rests.push_back({segment, from, size - from});
    }
    return rests;
}

Settlement settle(const std::filesystem::path& archive, LookBehind look) {
    const auto segments = archive / "segments";
    const auto committed_file = archive / "COMMITTED";
    const auto seen = known_position(archive);
    const Committed committed = read_committed(committed_file);
    if (committed.state == CommittedState::Missing) require_begun(archive);
    Settlement settled{committed.position, committed.position, {}, {}};
    if (committed.state == CommittedState::Damaged) {
        settled.doubt = {"'" + committed_file.string() + "'",
                         "its digest is wrong, or it has none"};
    } else if (committed.state == CommittedState::Missing &&
               (!has_no_blocks(segments) || is_anything_kept(archive))) {
        settled.doubt = {"'" + committed_file.string() + "'",
                         is_backup(archive) ? "it is missing: a backup that did not end is brought "
                                              "on by the same backup, run again"
                                            : "it is missing"};
    } else if (const auto broken = check_position(segments, committed.position)) {
        settled.doubt = {place_of(segments, broken->at), broken->reason};
    } else if (look == LookBehind::Everything) {
        look_behind(segments, settled);
    }
    hear_witness(seen, settled);
    return settled;
}

void fail_on_doubt(const std::filesystem::path& archive, const Doubt& doubt) {
    throw schema::Failure{
        schema::ExitStatus::BadData,
        "The Archive is damaged: " + doubt.place + ": " + doubt.reason +
            ". Nothing was changed. Restore the Archive from a copy, or set aside what cannot be "
            "read with: onrecord-index repair --archive " +
            archive.string()};
}

std::vector<std::filesystem::path> set_aside(const std::filesystem::path& archive,
                                             const std::vector<Rest>& rests) {
    std::vector<std::filesystem::path> files;
    if (rests.empty()) return files;
    const auto folder = archive / "aside";
    files::make_folders(folder);
    for (const Rest& rest : rests) {
        const auto segment = segment_file(archive / "segments", rest.segment);
        const schema::MappedFile mapped{segment};
        const auto all = mapped.bytes();
        const std::string_view bytes =
            std::string_view{reinterpret_cast<const char*>(all.data()), all.size()}.substr(
                rest.offset_bytes, rest.bytes);
        // Named by content: the same rest, met again, is kept once.
        constexpr std::size_t digits = 12;
        files.push_back(folder / (segment.filename().string() + ".from-" +
                                  std::to_string(rest.offset_bytes) + "-" +
                                  schema::sha256(bytes).substr(0, digits)));
        files::replace_file(files.back(), bytes);
    }
    // From the back, so that what is left is whole wherever this ends.
    for (auto rest = rests.rbegin(); rest != rests.rend(); ++rest) {
        files::AppendFile{segment_file(archive / "segments", rest->segment), rest->offset_bytes}
            .flush();
    }
    return files;
}

}  // namespace onrecord::corpus::archive
