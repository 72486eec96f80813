// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/older_archive.hpp"

#include "corpus/archive/chain.hpp"
#include "corpus/archive/committed.hpp"

#include <fstream>
#include <string>

namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
namespace archive = corpus::archive;

/// The line as format 3 had it.
std::string older(std::string_view line) {
    const std::size_t kept = line.find(R"(,"kept":)");
    if (!line.starts_with(R"({"capture":)") || kept == std::string_view::npos) {
        return std::string{line};
    }
    return std::string{line.substr(0, kept)} + "}";
}

void add(const archive::Block& block, archive::ChainWriter& writer) {
    if (block.lines.starts_with(R"({"correction":)")) return;
    writer.begin_capture(std::string{block.capture});
    archive::for_each_line(block.lines, [&](std::string_view line) {
        if (line.starts_with(R"({"revision":)")) {
            writer.add_revision(line);
        } else {
            writer.add_capture_end(older(line));
        }
    });
    writer.end_capture();
}

}  // namespace

void make_format_3(const fs::path& folder) {
    const fs::path made = folder / "segments.older";
    fs::create_directories(made);
    archive::ChainWriter writer{made, {}};
    const auto end = archive::read_chain(
        folder / "segments", {}, std::nullopt, [&](const archive::Block& block) {
            add(block, writer);
        });
    static_cast<void>(end);
    archive::write_committed(folder / "COMMITTED", writer.commit());
    fs::remove_all(folder / "segments");
    fs::rename(made, folder / "segments");
    for (const char* cache : {"known", "inventory"})
        fs::remove(folder / cache);
    std::ofstream{folder / "FORMAT"} << "onrecord-archive 3\n";
}

}  // namespace onrecord::tests
