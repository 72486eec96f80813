// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/block_header.hpp"

#include "corpus/archive/json_reading.hpp"
#include "corpus/archive/json_text.hpp"

#include <simdjson.h>

namespace onrecord::corpus::archive {
namespace {

constexpr std::size_t digest_digits = 64;

using simdjson::dom::element;

constexpr Member<BlockHeader> members[] = {
    {"block", [](const element& from, BlockHeader& into) { return read_whole(from, into.number); }},
    {"previous",
     [](const element& from, BlockHeader& into) { return read_text(from, into.previous); }},
    {"content",
     [](const element& from, BlockHeader& into) { return read_text(from, into.content); }},
    {"from", [](const element& from, BlockHeader& into) { return read_text(from, into.capture); }},
    {"revisions",
     [](const element& from, BlockHeader& into) { return read_whole(from, into.revisions); }},
    {"part", [](const element& from, BlockHeader& into) { return read_whole(from, into.part); }},
    {"lines", [](const element& from, BlockHeader& into) { return read_text(from, into.lines); }},
};

}  // namespace

std::string write_block_header(const BlockHeader& header) {
    std::string line;
    JsonObject object{line};
    object.count("block", header.number)
        .text("previous", header.previous)
        .text("content", header.content)
        .text("from", header.capture)
        .count("revisions", header.revisions)
        .count("part", header.part)
        .text_if_any("lines", header.lines)
        .close();
    return line;
}

std::optional<BlockHeader> read_block_header(std::string_view line) {
    simdjson::dom::parser parser;
    simdjson::dom::element record;
    if (parser.parse(line.data(), line.size()).get(record) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    BlockHeader header;
    header.number = 0;
    if (!read_object(record, members, header)) return std::nullopt;
    const bool is_whole = header.number > 0 && header.previous.size() == digest_digits &&
                          header.content.size() == digest_digits && !header.capture.empty();
    if (!is_whole) return std::nullopt;
    return header;
}

}  // namespace onrecord::corpus::archive
