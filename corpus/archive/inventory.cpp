// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/inventory.hpp"

#include "corpus/archive/cache_file.hpp"
#include "corpus/archive/known.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace onrecord::corpus::archive {
namespace {

constexpr std::string_view cache_name = "onrecord inventory 2";
constexpr std::size_t digits_of_digest = 64;

std::filesystem::path cache_of(const std::filesystem::path& archive) {
    return archive / "inventory";
}

/// Lines that say nothing of files are passed over unread. Members stand in the order that
/// revision_line.cpp writes them in.
bool says_what_stands(std::string_view line) {
    constexpr std::string_view begins[] = {
        R"({"capture":)", R"({"tombstone":)", R"({"stands":)", R"({"lost":)", R"({"correction":)"};
    return std::ranges::any_of(begins,
                               [&](std::string_view begin) { return line.starts_with(begin); });
}

void take_end(const CaptureEnd& end, Inventory& into) {
    if (!end.kept_bytes) {
        if (!into.kept.contains(end.capture)) into.untold.insert(end.capture);
        return;
    }
    into.is_format_4 = true;
    if (*end.kept_bytes == 0) return;
    into.kept[end.capture] = *end.kept_bytes;
    into.untold.erase(end.capture);
}

void take_found(const FoundKept& found, Inventory& into) {
    into.is_format_4 = true;
    for (const KeptCapture& one : found.captures) {
        into.kept[one.capture] = one.bytes;
        into.untold.erase(one.capture);
    }
    into.found += found.captures.size();
    if (found.is_last) into.untold.clear();
}

void take_lost(const LostKept& lost, Inventory& into) {
    into.is_format_4 = true;
    into.lost_revisions += lost.revisions;
    for (const std::string& capture : lost.captures)
        into.lost += into.kept.erase(capture);
}

void take_stone(const Tombstone& stone, Inventory& into) {
    for (const std::string& capture : stone.captures) {
        into.kept.erase(capture);
        into.untold.erase(capture);
    }
}

/// Takes in the chain behind the inventory's own place; the break when there is one.
std::optional<ChainBreak> catch_up(Inventory& inventory,
                                   const std::filesystem::path& archive,
                                   const ChainPosition& to) {
    LineParser parser;
    const ChainPosition from = inventory.position;
    return read_chain(
        archive / "segments", from, to, [&](const Block& block) { inventory.take(parser, block); });
}

std::optional<Inventory> read_values(std::string_view content) {
    CacheReader in{content};
    Inventory read;
    read.position = read_position(in);
    for (auto left = in.value<std::uint64_t>(); left > 0 && in.is_sound(); --left) {
        const auto segment = in.value<std::uint32_t>();
        read.segments[segment] = in.value<std::uint64_t>();
    }
    for (auto left = in.value<std::uint64_t>(); left > 0 && in.is_sound(); --left) {
        const std::string capture{in.text(digits_of_digest)};
        read.kept.emplace_hint(read.kept.end(), capture, in.value<std::uint64_t>());
    }
    for (auto left = in.value<std::uint64_t>(); left > 0 && in.is_sound(); --left)
        read.untold.emplace_hint(read.untold.end(), in.text(digits_of_digest));
    read.lost = in.value<std::uint64_t>();
    read.lost_revisions = in.value<std::uint64_t>();
    read.found = in.value<std::uint64_t>();
    read.is_format_4 = in.value<std::uint8_t>() != 0;
    read.corrections.count = in.value<std::uint64_t>();
    read.corrections.digest = in.text(digits_of_digest);
    if (!in.is_sound() || !in.is_at_end()) return std::nullopt;
    return read;
}

}  // namespace

void CorrectionsHead::add(std::string_view line) {
    digest = schema::sha256(digest + std::string{line});
    ++count;
}

CorrectionsHead head_of(const std::vector<std::string>& lines, std::uint64_t count) {
    CorrectionsHead head;
    for (const std::string& line : lines) {
        if (head.count == count) break;
        head.add(line);
    }
    return head;
}

void Inventory::take(LineParser& parser, const Block& block) {
    for_each_line(block.lines, [&](std::string_view text) {
        if (!says_what_stands(text)) return;
        const auto line = parser.parse(text);
        if (!line) fail_on_line(block);
        take(*line);
    });
    segments[block.end.segment] = block.end.offset_bytes;
    position = block.end;
}

void Inventory::take(const ArchiveLine& line) {
    if (const auto* end = std::get_if<CaptureEnd>(&line)) {
        take_end(*end, *this);
    } else if (const auto* stone = std::get_if<Tombstone>(&line)) {
        take_stone(*stone, *this);
    } else if (const auto* stands = std::get_if<FoundKept>(&line)) {
        take_found(*stands, *this);
    } else if (const auto* gone = std::get_if<LostKept>(&line)) {
        take_lost(*gone, *this);
    } else if (const auto* correction = std::get_if<RecordedCorrection>(&line)) {
        is_format_4 = true;
        corrections.add(correction->line);
    }
}

void count_segments(const std::filesystem::path& archive,
                    const ChainPosition& end,
                    Inventory& inventory) {
    for (std::uint32_t segment = inventory.position.segment; segment < end.segment; ++segment) {
        inventory.segments[segment] =
            std::filesystem::file_size(segment_file(archive / "segments", segment));
    }
    if (end.blocks > 0) inventory.segments[end.segment] = end.offset_bytes;
    inventory.position = end;
}

Inventory load_inventory(const std::filesystem::path& archive, const ChainPosition& to) {
    const CacheFile file{cache_of(archive), cache_name};
    auto cached = file.content() ? read_values(*file.content()) : std::nullopt;
    if (cached && cached->position.blocks <= to.blocks && !catch_up(*cached, archive, to)) {
        return std::move(*cached);
    }
    return read_inventory(archive, to);
}

Inventory read_inventory(const std::filesystem::path& archive, const ChainPosition& to) {
    Inventory read;
    if (const auto broken = catch_up(read, archive, to)) {
        fail_on_break(archive / "segments", *broken);
    }
    return read;
}

std::uint64_t revisions_seen(const std::filesystem::path& archive) {
    const CacheFile file{cache_of(archive), cache_name};
    const auto cached = file.content() ? read_values(*file.content()) : std::nullopt;
    const auto known = known_position(archive);
    return std::max(cached ? cached->position.revisions : 0, known ? known->revisions : 0);
}

void save_inventory(const std::filesystem::path& archive, const Inventory& inventory) {
    CacheWriter out{cache_of(archive), cache_name};
    write_position(out, inventory.position);
    out.value<std::uint64_t>(inventory.segments.size());
    for (const auto& [segment, bytes] : inventory.segments) {
        out.value<std::uint32_t>(segment);
        out.value<std::uint64_t>(bytes);
    }
    out.value<std::uint64_t>(inventory.kept.size());
    for (const auto& [capture, bytes] : inventory.kept) {
        out.text(capture);
        out.value<std::uint64_t>(bytes);
    }
    out.value<std::uint64_t>(inventory.untold.size());
    for (const std::string& capture : inventory.untold)
        out.text(capture);
    out.value<std::uint64_t>(inventory.lost);
    out.value<std::uint64_t>(inventory.lost_revisions);
    out.value<std::uint64_t>(inventory.found);
    out.value<std::uint8_t>(inventory.is_format_4 ? 1 : 0);
    out.value<std::uint64_t>(inventory.corrections.count);
    out.text(inventory.corrections.digest);
    out.finish();
}

}  // namespace onrecord::corpus::archive
