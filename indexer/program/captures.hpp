// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "indexer/program/held_input.hpp"
#include "schema/failure.hpp"
#include "schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::indexer::program {

/// What a command is to read: the files that its operands and lists name.
struct FoundCaptures {
    std::vector<corpus::CaptureFile> files;
    std::vector<schema::Problem> problems;  ///< Operands and lines that name nothing readable.
    std::uint64_t bytes = 0;                ///< Of the files on disk.
    std::optional<HeldInput> input;         ///< Of the operand `-`; needed while `files` are read.

    /// No input if something named does not exist, partly done if a line of a list is wrong.
    schema::ExitStatus status = schema::ExitStatus::Done;
};

/// A file names itself, a folder names every file below it, sorted by path and without hidden
/// files, and `-` names stdin. An address is a Problem that says how to save the page at it.
FoundCaptures find_captures(const std::vector<std::string>& operands);

/// Adds the Captures of a list, one per line: a path, or `path TAB address TAB seen`, where the
/// address or the time may be empty. `-` is stdin. Paths are relative to the current folder. Throws
/// Failure (no input) when the list cannot be read.
void add_listed(const std::string& list, FoundCaptures& found);

/// Whether the operand is an address, and no file's name.
bool is_address(std::string_view operand);

/// How to save the page at an address so that it can be imported: curl, wget, a browser.
std::string how_to_save(std::string_view address);

}  // namespace onrecord::indexer::program
