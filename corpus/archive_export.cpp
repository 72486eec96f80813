// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_export.hpp"

#include "corpus/archive.hpp"
#include "corpus/archive/committed.hpp"
#include "corpus/archive/crate.hpp"
#include "corpus/archive/erasing.hpp"
#include "corpus/archive/format.hpp"
#include "corpus/archive/kept_captures.hpp"
#include "corpus/archive/known.hpp"
#include "corpus/archive/lock.hpp"
#include "corpus/archive/settling.hpp"
#include "corpus/corrections.hpp"
#include "corpus/files/byte_source.hpp"
#include "corpus/files/durable_file.hpp"
#include "corpus/files/line_reader.hpp"
#include "corpus/files/unfinished_folder.hpp"
#include "corpus/files/zstd_frames.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <variant>

namespace onrecord::corpus {
namespace {

namespace fs = std::filesystem;
using archive::Block;
using archive::ChainPosition;
using archive::LineParser;
using schema::ExitStatus;
using schema::Failure;

schema::Instant now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

/// What the lines say of a raw Capture: the name and time it was imported with first.
struct CaptureName {
    std::string file;
    schema::Instant seen;
};

/// `.html` of `page.html`; nothing for what is no plain extension.
std::string extension_of(const std::string& file) {
    constexpr std::size_t longest = 8;
    std::string extension = fs::path{file}.extension().string();
    const bool is_plain =
        extension.size() > 1 && extension.size() <= longest &&
        std::all_of(extension.begin() + 1, extension.end(), [](char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        });
    return is_plain ? extension : std::string{};
}

class Export {
public:
    Export(fs::path archive, fs::path folder)
        : archive_{std::move(archive)},
          folder_{std::move(folder)} {}

    ExportReport run() {
        write_lines();
        write_captures();
        write_corrections();
        crate_.position = report_.position;
        crate_.made = now();
        for (const archive::CratePart& part : crate_.parts)
            report_.bytes += part.bytes;
        files::replace_file(folder_ / archive::crate_file, archive::crate_metadata(crate_));
        return std::move(report_);
    }

private:
    /// As they stand, whether or not an erasure is under way: that one must end first.
    ChainPosition end_of_chain() const {
        if (archive::pending_erasure(archive_)) {
            throw Failure{ExitStatus::BadData,
                          "An erasure in this Archive has not ended. End it with any import, or by "
                          "erasing the same Entry again; then export."};
        }
        const archive::ReadersLook look{archive_ / "lock"};
        const auto settled =
            archive::settle(archive_,
                            look.is_being_written() ? archive::LookBehind::Nothing
                                                    : archive::LookBehind::Everything);
        if (settled.doubt) archive::fail_on_doubt(archive_, *settled.doubt);
        return settled.end;
    }

    void write_lines() {
        const ChainPosition end = end_of_chain();
        files::AppendFile out{folder_ / archive::crate_lines_file, 0};
        schema::Sha256 digest;
        LineParser parser;
        const auto write = [&](std::string_view bytes) {
            digest.add(bytes);
            out.append(bytes);
        };
        const auto broken =
            archive::read_chain(archive_ / "segments", {}, end, [&](const Block& block) {
                write(std::string{block.header} + '\n');
                write(block.lines);
                note_name(parser, block);
            });
        if (broken) archive::fail_on_break(archive_ / "segments", *broken);
        report_.revisions = end.revisions;
        report_.position = end.digest;
        crate_.parts.push_back({archive::crate_lines_file,
                                "Revisions, what each Capture shows, tombstones, and their chain",
                                "application/jsonl",
                                out.size_bytes(),
                                digest.finish(),
                                {}});
    }

    void note_name(LineParser& parser, const Block& block) {
        std::string_view lines = block.lines;
        lines.remove_suffix(lines.ends_with('\n') ? 1 : 0);
        const auto line = parser.parse(lines.substr(lines.rfind('\n') + 1));
        const auto* closing = line ? std::get_if<archive::CaptureEnd>(&*line) : nullptr;
        if (closing == nullptr) return;
        names_.try_emplace(closing->capture, CaptureName{closing->file, closing->seen});
    }

    void write_captures() {
        for (const auto& [sha256, name] : names_) {
            const fs::path kept = archive::kept_file(archive_, sha256);
            if (!fs::exists(kept)) continue;
            const fs::path place =
                fs::path{"captures"} / sha256.substr(0, 2) / (sha256 + extension_of(name.file));
            fs::create_directories((folder_ / place).parent_path());
            if (files::unpack_file(kept, folder_ / place) != sha256) {
                fs::remove(folder_ / place);
                report_.damaged.push_back(kept);
                continue;
            }
            ++report_.captures;
            crate_.parts.push_back(
                {place.string(), name.file, {}, fs::file_size(folder_ / place), sha256, name.seen});
        }
    }

    void write_corrections() {
        const fs::path file = corrections_file(archive_);
        if (!fs::exists(file)) return;
        read_corrections(file);  // Throws where a line is damaged.
        const fs::path copy = folder_ / file.filename();
        fs::copy_file(file, copy);
        crate_.parts.push_back({file.filename().string(),
                                "Who said what, as people know it better",
                                "application/jsonl",
                                fs::file_size(copy),
                                schema::sha256_of_file(copy),
                                {}});
    }

    fs::path archive_;
    fs::path folder_;
    std::map<std::string, CaptureName> names_;
    archive::Crate crate_;
    ExportReport report_;
};

/// Reads archive.jsonl block by block, each checked against the chain.
class ExportedLines {
public:
    using Take = std::function<void(std::string_view header, std::string_view lines)>;

    explicit ExportedLines(fs::path file) : file_{std::move(file)} {}

    /// Where the chain ends. Throws Failure (bad data).
    ChainPosition read(const Take& take) {
        at_ = {};
        files::ByteSource source{file_};
        files::LineReader reader{source, archive::block_limit_bytes};
        while (const auto line = reader.next()) {
            if (line->is_too_long) fail("a line is too long");
            if (line->text.starts_with(R"({"block":)")) {
                end_block(take);
                header_ = line->text;
            } else {
                add(line->text);
            }
        }
        if (source.damage()) fail(*source.damage());
        end_block(take);
        return at_;
    }

private:
    void add(std::string_view line) {
        if (header_.empty()) fail("it does not begin with a block");
        if (lines_.size() + line.size() > archive::block_limit_bytes) fail("a block is too long");
        if (!parser_.parse(line)) fail("a line cannot be read");
        lines_ += line;
        lines_ += '\n';
    }

    void end_block(const Take& take) {
        if (header_.empty()) return;
        std::string capture;
        if (const auto complaint = archive::step_over_block(header_, lines_, at_, capture)) {
            fail(*complaint);
        }
        take(header_, lines_);
        header_.clear();
        lines_.clear();
    }

    [[noreturn]] void fail(const std::string& reason) const {
        throw Failure{ExitStatus::BadData,
                      "'" + file_.string() + "', block " + std::to_string(at_.blocks + 1) + ": " +
                          reason + ". Nothing was imported of it; export the Archive again."};
    }

    fs::path file_;
    ChainPosition at_;
    LineParser parser_;
    std::string header_;
    std::string lines_;
};

class ExportImport {
public:
    ExportImport(fs::path folder, fs::path archive)
        : folder_{std::move(folder)},
          archive_{std::move(archive)} {}

    ExportReport run() {
        check();
        Archive::open_for_import(archive_);  // Makes it, and ends what was left unfinished.
        const archive::Lock lock{archive_ / "lock"};
        // What the lines speak of goes before them: killed between, nothing is missing.
        require_own_beginning();
        take_captures();
        take_corrections();
        take_lines();
        return std::move(report_);
    }

private:
    void check() {
        const auto position = archive::crate_position(folder_);
        const ChainPosition end =
            ExportedLines{lines_file()}.read([](std::string_view, std::string_view) {});
        if (!position || end.digest != *position) {
            throw Failure{
                ExitStatus::BadData,
                "'" + lines_file().string() +
                    "' does not end where its metadata says: it is cut off, or of another "
                    "export. Nothing was changed."};
        }
        report_.revisions = end.revisions;
        report_.position = end.digest;
    }

    fs::path lines_file() const { return folder_ / archive::crate_lines_file; }

    ChainPosition end_of_own() const {
        auto settled = archive::settle(archive_, archive::LookBehind::Everything);
        if (settled.doubt) archive::fail_on_doubt(archive_, *settled.doubt);
        return std::move(settled.end);
    }

    /// The blocks that are there already must be the export's own first ones.
    void require_own_beginning() const {
        const ChainPosition had = end_of_own();
        std::uint64_t number = 0;
        ExportedLines{lines_file()}.read([&](std::string_view header, std::string_view) {
            if (++number == had.blocks && schema::sha256(header) != had.digest) refuse();
        });
        if (number < had.blocks) refuse();
    }

    void take_lines() {
        const ChainPosition had = end_of_own();
        archive::ChainWriter writer{archive_ / "segments", had};
        LineParser parser;
        std::uint64_t since_commit = 0;
        std::uint64_t number = 0;
        ExportedLines{lines_file()}.read([&](std::string_view header, std::string_view lines) {
            if (++number <= had.blocks) return;
            writer.add_block(header, lines);
            since_commit += lines.size();
            // COMMITTED may only stand where a Capture is closed.
            if (since_commit < archive::segment_bytes || !archive::closes_a_capture(parser, lines))
                return;
            archive::write_committed(archive_ / "COMMITTED", writer.commit());
            since_commit = 0;
        });
        archive::write_committed(archive_ / "COMMITTED", writer.commit());
        archive::Known::load(archive_, writer.position()).save();
    }

    [[noreturn]] void refuse() const {
        throw Failure{ExitStatus::Usage,
                      "The Archive '" + archive_.string() +
                          "' holds something else than this export. An export makes an Archive of "
                          "its own: name a new folder. To add its pages to this one, import " +
                          (folder_ / "captures").string()};
    }

    void take_captures() {
        std::error_code error;
        for (const auto& file : fs::recursive_directory_iterator{folder_ / "captures", error}) {
            if (file.is_regular_file()) take_capture(file.path());
        }
        if (fs::exists(archive_ / "captures")) files::flush_file_system(archive_ / "captures");
    }

    void take_capture(const fs::path& file) {
        const std::string sha256 = file.stem().string();
        const fs::path kept = archive::kept_file(archive_, sha256);
        if (schema::sha256_of_file(file) != sha256) return report_.damaged.push_back(file);
        ++report_.captures;
        if (fs::exists(kept) && archive::digest_of_kept(kept) == sha256) return;
        fs::create_directories(kept.parent_path());
        files::pack_file(file, kept);
    }

    void take_corrections() {
        const fs::path file = folder_ / corrections_file({}).filename();
        const fs::path own = corrections_file(archive_);
        if (!fs::exists(file) || fs::exists(own)) return;
        const CorrectionsFile scanned = scan_corrections(file);
        std::string lines;
        for (const std::string& line : scanned.lines)
            lines += line + '\n';
        files::replace_file(own, lines);
        if (!scanned.damaged.empty()) report_.damaged.push_back(file);
    }

    fs::path folder_;
    fs::path archive_;
    ExportReport report_;
};

}  // namespace

ExportReport export_archive(const fs::path& archive, const fs::path& folder) {
    Archive::open_for_reading(archive);  // Throws where there is none.
    files::UnfinishedFolder made{folder};
    ExportReport report = Export{archive, made.path()}.run();
    made.finish();
    return report;
}

bool is_export(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / archive::crate_lines_file, error) &&
           fs::is_regular_file(folder / archive::crate_file, error);
}

ExportReport import_export(const fs::path& folder, const fs::path& archive) {
    return ExportImport{folder, archive}.run();
}

}  // namespace onrecord::corpus
