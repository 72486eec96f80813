// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/erasing.hpp"

#include "corpus/archive/erased_lines.hpp"
#include "corpus/archive/known.hpp"
#include "corpus/files/durable_file.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <variant>

namespace onrecord::corpus::archive {
namespace {

namespace fs = std::filesystem;

fs::path pending_file(const fs::path& archive) { return archive / "ERASING"; }

/// Goes through the chain line by line.
class Search {
public:
    explicit Search(std::string_view entry) : entry_{entry} {}

    void take(const Block& block) {
        if (block.end.segment != here_.segment) begin_ = here_;
        here_ = block.end;
        bool has_line = false;
        for_each_line(block.lines, [&](std::string_view text) {
            const auto line = parser_.parse(text);
            if (!line) fail_on_line(block);
            if (const auto* revision = std::get_if<ArchivedRevision>(&*line)) {
                if (revision->entry.id != entry_) return;
                places_.lines.push_back(schema::sha256(text));
                captures_.emplace(block.capture);
                has_line = true;
            } else if (const auto* view = std::get_if<ArchivedView>(&*line)) {
                take(*view, block);
            } else if (std::holds_alternative<CaptureEnd>(*line)) {
                if (!has_view_) silent_.emplace(block.capture);
                has_view_ = false;
            }
        });
        if (has_line) places_.segments[here_.segment] = {begin_, here_};
        const auto found = places_.segments.find(here_.segment);
        if (found != places_.segments.end()) found->second.second = here_;
    }

    EntryPlaces finish() {
        places_.captures.assign(captures_.begin(), captures_.end());
        std::ranges::set_difference(
            silent_, captures_, std::back_inserter(places_.silent_captures));
        return std::move(places_);
    }

private:
    void take(const ArchivedView& view, const Block& block) {
        has_view_ = true;
        const bool shows = std::ranges::any_of(
            view.shown, [&](const auto& shown) { return shown.entry == entry_; });
        if (shows) captures_.emplace(block.capture);
    }

    std::string entry_;
    EntryPlaces places_;
    LineParser parser_;
    std::set<std::string> captures_;
    std::set<std::string> silent_;
    bool has_view_ = false;
    ChainPosition begin_;  ///< Where the segment begins: the end of the one before.
    ChainPosition here_;
};

}  // namespace

EntryPlaces find_entry(const fs::path& segments, const ChainPosition& end, std::string_view entry) {
    Search search{entry};
    const auto broken =
        read_chain(segments, {}, end, [&](const Block& block) { search.take(block); });
    if (broken) fail_on_break(segments, *broken);
    return search.finish();
}

void rewrite_segments(const fs::path& segments, const EntryPlaces& places, std::string_view entry) {
    for (const auto& [segment, between] : places.segments) {
        const fs::path file = segment_file(segments, segment);
        fs::path made = file;
        made += ".new";
        files::AppendFile out{made, 0};
        files::FrameWriter frames;
        const auto broken =
            read_chain(segments, between.first, between.second, [&](const Block& block) {
                const auto header = read_block_header(block.header);
                const auto lines = without_entry(*header, block.lines, entry);
                std::string text{block.header};
                text += '\n';
                text += lines ? std::string_view{*lines} : block.lines;
                out.append(frames.compress(text));
            });
        if (broken) fail_on_break(segments, *broken);
        out.flush();
        fs::rename(made, file);
        files::flush_folder(segments);
    }
}

std::optional<Tombstone> pending_erasure(const fs::path& archive) {
    const fs::path file = pending_file(archive);
    std::ifstream in{file, std::ios::binary};
    if (!in) return std::nullopt;
    std::string line;
    std::string check;
    std::getline(in, line);
    std::getline(in, check);
    LineParser parser;
    auto read = parser.parse(line);
    auto* stone = read ? std::get_if<Tombstone>(&*read) : nullptr;
    if (stone == nullptr || check != schema::sha256(line)) {
        throw schema::Failure{schema::ExitStatus::BadData,
                              "'" + file.string() +
                                  "', which says what is being erased, is damaged. Restore it from "
                                  "a copy; or move it away and erase the Entry again."};
    }
    return std::move(*stone);
}

void write_pending(const fs::path& archive, const Tombstone& stone) {
    std::string line;
    write_tombstone(line, stone);
    files::replace_file(pending_file(archive), line + '\n' + schema::sha256(line) + '\n');
}

void remove_pending(const fs::path& archive) {
    std::error_code error;
    if (!fs::remove(pending_file(archive), error) && error) {
        throw schema::Failure{
            schema::ExitStatus::CannotWrite,
            "Cannot remove '" + pending_file(archive).string() + "': " + error.message() + "."};
    }
    files::flush_folder(archive);
}

}  // namespace onrecord::corpus::archive
