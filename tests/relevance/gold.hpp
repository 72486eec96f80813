// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotator.hpp"
#include "schema/entry.hpp"

#include <boost/json.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Gold beside the project: read from $ONRECORD_DATA or ../shared/data; nothing when absent.
namespace onrecord::tests {

/// The file of that name in the data folder, if it is there.
std::optional<std::filesystem::path> data_file(std::string_view name);
/// The bytes of a plain file.
std::string read_file(const std::filesystem::path& file);
/// The JSON values of a .jsonl.zst file, one a line.
std::vector<boost::json::value> read_json_lines(const std::filesystem::path& file);

/// Where each code point of a text begins, in bytes; one more for the end. Gold counts characters.
std::vector<std::uint32_t> character_offsets(std::string_view text);

std::string text_of(const boost::json::value& object, std::string_view key);

/// The Annotator that all measures share.
const corpus::Annotator& annotator();
/// The Annotations of one text on its own.
schema::Annotations annotate_alone(schema::Entry entry);

bool overlap(schema::Span one, schema::Span other);

}  // namespace onrecord::tests

/// Skips the test when the data file is absent.
#define ONRECORD_DATA_FILE(name, file)                         \
    const auto name##_file = onrecord::tests::data_file(file); \
    if (!name##_file)                                          \
        GTEST_SKIP() << "no " << file << "; set ONRECORD_DATA" \
                     << " to the folder of shared data";       \
    const auto& name = *name##_file
