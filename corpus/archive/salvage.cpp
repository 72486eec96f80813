// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/salvage.hpp"

#include "corpus/archive/committed.hpp"
#include "schema/failure.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace onrecord::corpus::archive {
namespace {

std::string_view last_line(std::string_view lines) {
    if (lines.ends_with('\n')) lines.remove_suffix(1);
    return lines.substr(lines.rfind('\n') + 1);
}

/// Puts blocks together as they come; a Capture is whole when its first and its closing block are
/// there and every one between.
class CaptureGathering {
public:
    explicit CaptureGathering(std::set<std::string> keys) : keys_{std::move(keys)} {}

    void take(const LooseBlock& block) {
        // Blocks of format 1 do not count within their Capture: the block before has closed one.
        const bool is_first = block.part == 1 || (block.part == 0 && last_closed_ &&
                                                  *last_closed_ + 1 == block.number);
        if (is_first) {
            begin(block);
        } else if (open_ && block.number == last_number_ + 1 && block.capture == now_.capture) {
            add(block);
        } else {
            open_ = false;
        }
        last_number_ = block.number;
        close_if_closing(block);
    }
    std::vector<LooseCapture> finish() { return std::move(whole_); }
    /// The chain's own last block closed a Capture.
    void begin_after(std::uint64_t number) { last_closed_ = number; }

private:
    void begin(const LooseBlock& block) {
        now_ = {};
        now_.capture = block.capture;
        open_ = true;
        add(block);
    }
    void add(const LooseBlock& block) {
        now_.blocks.push_back({block.segment, block.offset_bytes});
        now_.revisions += block.revisions;
    }
    void close_if_closing(const LooseBlock& block) {
        const auto line = parser_.parse(last_line(block.lines));
        const std::string key = line ? closing_key(*line) : std::string{};
        if (key.empty()) return;
        last_closed_ = block.number;
        if (!std::exchange(open_, false)) return;
        now_.import_key = key;
        if (keys_.insert(now_.import_key).second) whole_.push_back(std::move(now_));
    }

    std::set<std::string> keys_;
    LineParser parser_;
    std::vector<LooseCapture> whole_;
    LooseCapture now_;
    bool open_ = false;
    std::uint64_t last_number_ = 0;
    std::optional<std::uint64_t> last_closed_;
};

}  // namespace

std::vector<LooseCapture> find_loose_captures(const std::filesystem::path& segments,
                                              const ChainPosition& end,
                                              const std::set<std::string>& known_keys) {
    CaptureGathering gathering{known_keys};
    gathering.begin_after(end.blocks);
    for (const std::uint32_t segment : segment_numbers(segments)) {
        if (segment < end.segment) continue;
        const std::uint64_t from = segment == end.segment ? end.offset_bytes : 0;
        find_loose_blocks(
            segments, segment, from, [&](LooseBlock&& block) { gathering.take(block); });
    }
    return gathering.finish();
}

void chain_anew(const std::filesystem::path& segments,
                const LooseCapture& capture,
                ChainWriter& writer) {
    LineParser parser;
    writer.begin_capture(capture.capture);
    for (const LooseCapture::Place& place : capture.blocks) {
        const auto block = loose_block_at(segments, place.segment, place.offset_bytes);
        if (!block) {
            throw schema::Failure{schema::ExitStatus::BadData,
                                  "A block of the Archive changed while it was being repaired. "
                                  "Nothing was changed; repair it again."};
        }
        for_each_line(block->lines, [&](std::string_view line) {
            const auto read = parser.parse(line);
            if (read && std::holds_alternative<ArchivedRevision>(*read)) {
                writer.add_revision(line);
            } else {
                writer.add_capture_end(line);
            }
        });
    }
    writer.commit();
}

}  // namespace onrecord::corpus::archive
