// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/committed.hpp"

#include "corpus/archive/json_text.hpp"
#include "corpus/files/durable_file.hpp"
#include "schema/sha256.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <simdjson.h>

namespace onrecord::corpus::archive {
namespace {

std::string_view last_line(std::string_view lines) {
    if (lines.ends_with('\n')) lines.remove_suffix(1);
    const std::size_t feed = lines.rfind('\n');
    return feed == std::string_view::npos ? lines : lines.substr(feed + 1);
}

/// The members that the file's digest is of.
std::string members_of(const ChainPosition& position) {
    std::string text;
    JsonObject{text}
        .count("segment", position.segment)
        .count("bytes", position.offset_bytes)
        .count("blocks", position.blocks)
        .count("revisions", position.revisions)
        .text("digest", position.digest)
        .count("last_block_bytes", position.last_block_bytes)
        .close();
    return text;
}

std::optional<ChainPosition> position_of(const simdjson::dom::element& record) {
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

/// Checks the digest, where there is one, and takes what only it vouches for.
bool is_checked(const simdjson::dom::element& record, ChainPosition& position) {
    std::string_view check;
    if (record["check"].get(check) != simdjson::SUCCESS) return true;  // Of before format 2.
    return record["last_block_bytes"].get(position.last_block_bytes) == simdjson::SUCCESS &&
           schema::sha256(members_of(position)) == check;
}

}  // namespace

Committed read_committed(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) return {};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    simdjson::dom::parser parser;
    simdjson::dom::element record;
    const Committed damaged{CommittedState::Damaged, {}};
    if (parser.parse(text).get(record) != simdjson::SUCCESS) return damaged;
    auto position = position_of(record);
    if (!position || !is_checked(record, *position)) return damaged;
    return {CommittedState::Sound, std::move(*position)};
}

void write_committed(const std::filesystem::path& file, const ChainPosition& position) {
    std::string text = members_of(position);
    const std::string check = schema::sha256(text);
    text.pop_back();
    files::replace_file(file, text + ",\"check\":\"" + check + "\"}\n");
}

bool closes_a_capture(LineParser& parser, std::string_view lines) {
    const auto line = parser.parse(last_line(lines));
    return line && std::holds_alternative<CaptureEnd>(*line);
}

}  // namespace onrecord::corpus::archive
