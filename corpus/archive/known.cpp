// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/known.hpp"

#include "corpus/archive/cache_file.hpp"
#include "corpus/archive/revision_line.hpp"
#include "schema/failure.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace onrecord::corpus::archive {
namespace {

constexpr std::string_view magic = "onrecord known 3";
constexpr std::size_t id_bytes = 32;

/// Texts of one length.
void read_texts(CacheReader& in, std::size_t length, std::set<std::string>& into) {
    for (auto left = in.value<std::uint64_t>(); left > 0 && in.is_sound(); --left)
        into.emplace(in.text(length));
}

void write_texts(CacheWriter& out, const std::set<std::string>& texts) {
    out.value<std::uint64_t>(texts.size());
    for (const std::string& text : texts)
        out.text(text);
}

std::optional<Known> read_values(std::string_view content) {
    CacheReader in{content};
    Known known;
    known.position = read_position(in);
    read_texts(in, cached_digest_bytes, known.captures);
    for (auto left = in.value<std::uint64_t>(); left > 0 && in.is_sound(); --left) {
        const auto id = in.value<Revisions::Digest>();
        const auto words = in.value<Revisions::Digest>();
        known.revisions.remember(id, {words, in.value<std::uint32_t>()});
    }
    for (auto left = in.value<std::uint64_t>(); left > 0 && in.is_sound(); --left) {
        const auto wording = in.value<Revisions::Digest>();
        const auto milliseconds = in.value<std::int64_t>();
        known.revisions.remember_wording(wording, {milliseconds, in.value<std::uint64_t>()});
    }
    read_texts(in, id_bytes, known.erased);
    read_texts(in, cached_digest_bytes, known.erased_captures);
    if (!in.is_sound() || !in.is_at_end()) return std::nullopt;
    return known;
}

std::optional<Known> read_cache(const std::filesystem::path& cache) {
    const CacheFile file{cache, magic};
    return file.content() ? read_values(*file.content()) : std::nullopt;
}

void take_line(ArchiveLine&& line, std::string_view capture, Known& known) {
    if (const auto* end = std::get_if<CaptureEnd>(&line)) {
        known.captures.insert(end->import_key);
    } else if (const auto* revision = std::get_if<ArchivedRevision>(&line)) {
        known.revisions.remember(revision->entry,
                                 {revision->seen.milliseconds, short_digest(capture)});
    } else if (const auto* stone = std::get_if<Tombstone>(&line)) {
        known.erased.insert(stone->entry);
        known.erased_captures.insert(stone->captures.begin(), stone->captures.end());
    }
}

/// Takes in the chain behind `known.position`; the break when there is one.
std::optional<ChainBreak> catch_up(Known& known,
                                   const std::filesystem::path& segments,
                                   const ChainPosition& to) {
    LineParser parser;
    const ChainPosition from = known.position;
    return read_chain(segments, from, to, [&](const Block& block) {
        for_each_line(block.lines, [&](std::string_view text) {
            auto line = parser.parse(text);
            if (!line) fail_on_line(block);
            take_line(std::move(*line), block.capture, known);
        });
        known.position = block.end;
    });
}

}  // namespace

void fail_on_line(const Block& block) {
    throw schema::Failure{schema::ExitStatus::BadData,
                          "A line of the Archive's block " + std::to_string(block.end.blocks) +
                              " cannot be read, though its digest is right: it was written by "
                              "another version of Onrecord."};
}

void fail_on_break(const std::filesystem::path& segments, const ChainBreak& broken) {
    throw schema::Failure{
        schema::ExitStatus::BadData,
        "The Archive is damaged: '" + segment_file(segments, broken.at.segment).string() +
            "', block " + std::to_string(broken.at.blocks + 1) + ", byte " +
            std::to_string(broken.at.offset_bytes) + ": " + broken.reason +
            ". Nothing was changed. Restore the Archive from a copy, or set aside what cannot be "
            "read with: onrecord-index repair --archive " +
            segments.parent_path().string()};
}

Known load_known(const std::filesystem::path& cache,
                 const std::filesystem::path& segments,
                 const ChainPosition& to) {
    auto known = read_cache(cache);
    if (known && known->position.blocks <= to.blocks && !catch_up(*known, segments, to)) {
        return std::move(*known);
    }
    Known rebuilt;
    if (const auto broken = catch_up(rebuilt, segments, to)) fail_on_break(segments, *broken);
    return rebuilt;
}

std::optional<ChainPosition> known_position(const std::filesystem::path& cache) {
    const CacheFile file{cache, magic};
    if (!file.content()) return std::nullopt;
    CacheReader in{*file.content()};
    ChainPosition position = read_position(in);
    if (!in.is_sound()) return std::nullopt;
    return position;
}

void save_known(const std::filesystem::path& cache, const Known& known) {
    CacheWriter out{cache, magic};
    write_position(out, known.position);
    write_texts(out, known.captures);
    out.value<std::uint64_t>(known.revisions.entry_count());
    known.revisions.for_each([&](const Revisions::Digest& id, const Revisions::Known& last) {
        out.value(id);
        out.value(last.words);
        out.value(last.number);
    });
    out.value<std::uint64_t>(known.revisions.wording_count());
    known.revisions.for_each_wording([&](const Revisions::Digest& wording, const SeenIn& seen) {
        out.value(wording);
        out.value(seen.milliseconds);
        out.value(seen.capture);
    });
    write_texts(out, known.erased);
    write_texts(out, known.erased_captures);
    out.finish();
}

}  // namespace onrecord::corpus::archive
