// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/committed.hpp"

#include "corpus/archive/json_text.hpp"
#include "corpus/archive/revision_line.hpp"

#include <fstream>
#include <iterator>
#include <simdjson.h>

namespace onrecord::corpus::archive {
namespace {

std::string_view last_line(std::string_view lines) {
    if (lines.ends_with('\n')) lines.remove_suffix(1);
    const std::size_t feed = lines.rfind('\n');
    return feed == std::string_view::npos ? lines : lines.substr(feed + 1);
}

}  // namespace

std::optional<ChainPosition> read_committed(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    simdjson::dom::parser parser;
    simdjson::dom::element record;
    if (parser.parse(text).get(record) != simdjson::SUCCESS) return std::nullopt;
    ChainPosition position;
    std::uint64_t segment = 0;
    std::string_view digest;
    const bool is_whole = record["segment"].get(segment) == simdjson::SUCCESS &&
                          record["bytes"].get(position.offset_bytes) == simdjson::SUCCESS &&
                          record["blocks"].get(position.blocks) == simdjson::SUCCESS &&
                          record["revisions"].get(position.revisions) == simdjson::SUCCESS &&
                          record["digest"].get(digest) == simdjson::SUCCESS &&
                          digest.size() == position.digest.size() && segment >= 1 &&
                          segment <= UINT32_MAX;
    if (!is_whole) return std::nullopt;
    position.segment = static_cast<std::uint32_t>(segment);
    position.digest = digest;
    return position;
}

void write_committed(const std::filesystem::path& file, const ChainPosition& position) {
    std::string text;
    JsonObject{text}
        .count("segment", position.segment)
        .count("bytes", position.offset_bytes)
        .count("blocks", position.blocks)
        .count("revisions", position.revisions)
        .text("digest", position.digest)
        .close();
    files::replace_file(file, text + '\n');
}

ChainPosition find_committed(const std::filesystem::path& segments) {
    ChainPosition found;
    LineParser parser;
    read_chain(segments, {}, std::nullopt, [&](const Block& block) {
        const auto line = parser.parse(last_line(block.lines));
        if (line && std::holds_alternative<CaptureEnd>(*line)) found = block.end;
    });
    return found;
}

}  // namespace onrecord::corpus::archive
