// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"
#include "schema/entry.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace onrecord::indexer::program {

/// The text escaped for HTML, for an element or a quoted attribute.
std::string escaped(std::string_view text);

/// Writes what was read as one self-contained HTML page: no script, and no address is loaded.
/// Entries are written one by one. Throws Failure when the file cannot be written.
class EntryPage {
public:
    explicit EntryPage(std::filesystem::path file);

    void begin(const std::filesystem::path& capture);
    void add(const schema::Entry& entry);
    void end(const corpus::CaptureReport& report);
    /// Ends the page.
    void finish();

private:
    std::filesystem::path file_;
    std::ofstream out_;
};

}  // namespace onrecord::indexer::program
