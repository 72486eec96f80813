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

/// What is to be read: what the operands and lists of a command stand for.
struct FoundCaptures {
    std::vector<corpus::CaptureFile> files;
    std::vector<schema::Problem> problems;  ///< Operands and lines that stand for nothing readable.
    std::uint64_t bytes = 0;                ///< Of the files as they lie on disk.
    std::optional<HeldInput> input;         ///< Of the operand `-`; needed while `files` are read.

    /// No input where something named is not there, partly done where a line is wrong.
    schema::ExitStatus status = schema::ExitStatus::Done;
};

/// A file stands for itself, a folder for every file below it by path, hidden ones left out, and
/// `-` for stdin. An address is a Problem that says how to save what it shows.
FoundCaptures find_captures(const std::vector<std::string>& operands);

/// Adds what a list names: a line a Capture, its path, or `path TAB address TAB seen`, where the
/// address or the time may be left empty; `-` is stdin. Paths are taken from the current folder.
/// Throws Failure (no input) when the list cannot be read.
void add_listed(const std::string& list, FoundCaptures& found);

/// Whether the operand is an address, and no file's name.
bool is_address(std::string_view operand);

/// How to save the page at an address so that it can be imported: curl, wget, a browser.
std::string how_to_save(std::string_view address);

}  // namespace onrecord::indexer::program
