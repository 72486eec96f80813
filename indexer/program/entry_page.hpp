// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"
#include "schema/entry.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace onrecord::indexer::program {

/// Text as it may stand in HTML, in an element or within quotation marks.
std::string escaped(std::string_view text);

/// Writes what was read as one HTML page that needs nothing else: no script, no address that is
/// loaded. Entries go out one by one. Throws Failure when the file cannot be written.
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
