// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/block_header.hpp"

#include "corpus/archive/json_text.hpp"

#include <simdjson.h>

namespace onrecord::corpus::archive {
namespace {

bool read_text(const simdjson::dom::element& from, std::string_view name, std::string& into) {
    std::string_view text;
    if (from[name].get(text) != simdjson::SUCCESS) return false;
    into = text;
    return true;
}

}  // namespace

std::string write_block_header(const BlockHeader& header) {
    std::string line;
    JsonObject{line}
        .count("block", header.number)
        .text("previous", header.previous)
        .text("content", header.content)
        .text("from", header.capture)
        .count("revisions", header.revisions)
        .count("part", header.part)
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
    const bool is_whole = record["block"].get(header.number) == simdjson::SUCCESS &&
                          record["revisions"].get(header.revisions) == simdjson::SUCCESS &&
                          read_text(record, "previous", header.previous) &&
                          read_text(record, "content", header.content) &&
                          read_text(record, "from", header.capture);
    if (!is_whole) return std::nullopt;
    if (record["part"].get(header.part) != simdjson::SUCCESS) header.part = 0;
    return header;
}

}  // namespace onrecord::corpus::archive
