// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/binding.hpp"

#include "corpus/archive/kept_captures.hpp"
#include "corpus/archive/known.hpp"
#include "corpus/archive/revision_line.hpp"
#include "corpus/corrections.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <system_error>
#include <utility>
#include <variant>

namespace onrecord::corpus::archive {
namespace {

namespace fs = std::filesystem;

/// A block of its own that comes from no Capture.
void add_alone(std::string_view line, ChainWriter& writer) {
    constexpr std::size_t digits_of_digest = 64;
    writer.end_capture();
    writer.begin_capture(std::string(digits_of_digest, '0'));
    writer.add_capture_end(line);
    writer.end_capture();
}

void add(const FoundKept& found, Inventory& inventory, ChainWriter& writer) {
    std::string line;
    write_found_kept(line, found);
    add_alone(line, writer);
    inventory.take(found);
}

}  // namespace

schema::Instant now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

void bind_untold(const fs::path& archive, Inventory& inventory, ChainWriter& writer) {
    if (inventory.untold.empty()) return;
    const auto untold = inventory.untold;
    FoundKept found;
    for (const std::string& capture : untold) {
        std::error_code error;
        const std::uint64_t bytes = fs::file_size(kept_file(archive, capture), error);
        if (error) continue;
        found.captures.push_back({capture, bytes});
        if (found.captures.size() < most_captures_of_line) continue;
        add(std::exchange(found, {}), inventory, writer);
    }
    found.is_last = true;
    add(found, inventory, writer);
}

void bind_corrections(const fs::path& archive, Inventory& inventory, ChainWriter& writer) {
    const fs::path file = corrections_file(archive);
    std::error_code error;
    if (!fs::exists(file, error)) return;
    const CorrectionsFile scanned = scan_corrections(file);
    require_sound(file, scanned);
    for (std::size_t at = inventory.corrections.count; at < scanned.lines.size(); ++at) {
        const RecordedCorrection correction{scanned.lines[at]};
        std::string line;
        write_recorded_correction(line, correction);
        add_alone(line, writer);
        inventory.take(correction);
    }
}

void record_lost(const std::vector<std::string>& captures,
                 std::uint64_t revisions,
                 Inventory& inventory,
                 ChainWriter& writer) {
    for (std::size_t at = 0; at < captures.size() || revisions > 0;) {
        const auto begin = captures.begin() + static_cast<std::ptrdiff_t>(at);
        const std::size_t count = std::min(most_captures_of_line, captures.size() - at);
        const LostKept lost{{begin, begin + static_cast<std::ptrdiff_t>(count)},
                            std::exchange(revisions, 0),
                            now()};
        std::string line;
        write_lost_kept(line, lost);
        add_alone(line, writer);
        inventory.take(lost);
        at += count;
    }
}

void bind_tombstone(const Tombstone& stone, Inventory& inventory, ChainWriter& writer) {
    std::string line;
    write_tombstone(line, stone);
    add_alone(line, writer);
    inventory.take(stone);
}

std::vector<std::string> recorded_corrections(const fs::path& segments, const ChainPosition& to) {
    std::vector<std::string> lines;
    LineParser parser;
    const auto broken = read_chain(segments, {}, to, [&](const Block& block) {
        if (!block.lines.starts_with(R"({"correction":)")) return;
        for_each_line(block.lines, [&](std::string_view text) {
            auto line = parser.parse(text);
            auto* correction = line ? std::get_if<RecordedCorrection>(&*line) : nullptr;
            if (correction != nullptr) lines.push_back(std::move(correction->line));
        });
    });
    if (broken) fail_on_break(segments, *broken);
    return lines;
}

}  // namespace onrecord::corpus::archive
