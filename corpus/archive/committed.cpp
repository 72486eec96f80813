// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/committed.hpp"

#include "corpus/archive/json_reading.hpp"
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

using simdjson::dom::element;

struct Members {
    ChainPosition position;
    std::string check;
};

// clang-format off
constexpr Member<Members> members[] = {
    {"segment",          [](const element& from, Members& into) { return read_whole(from, into.position.segment); }},
    {"bytes",            [](const element& from, Members& into) { return read_whole(from, into.position.offset_bytes); }},
    {"blocks",           [](const element& from, Members& into) { return read_whole(from, into.position.blocks); }},
    {"revisions",        [](const element& from, Members& into) { return read_whole(from, into.position.revisions); }},
    {"digest",           [](const element& from, Members& into) { return read_text(from, into.position.digest); }},
    {"last_block_bytes", [](const element& from, Members& into) { return read_whole(from, into.position.last_block_bytes); }},
    {"check",            [](const element& from, Members& into) { return read_text(from, into.check); }},
};
// clang-format on

constexpr std::size_t digest_digits = 64;

/// Before format 2 there was no check, and no length to be vouched for.
std::optional<ChainPosition> position_of(const element& record) {
    Members read;
    read.position.segment = 0;
    read.position.digest.clear();
    if (!read_object(record, members, read)) return std::nullopt;
    if (read.position.segment == 0 || read.position.digest.size() != digest_digits) {
        return std::nullopt;
    }
    if (read.check.empty()) {
        read.position.last_block_bytes = 0;
    } else if (schema::sha256(members_of(read.position)) != read.check) {
        return std::nullopt;
    }
    return read.position;
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
    if (!position) return damaged;
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
    return line && !closing_key(*line).empty();
}

}  // namespace onrecord::corpus::archive
