// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_backup.hpp"

#include "corpus/archive/binding.hpp"
#include "corpus/archive/committed.hpp"
#include "corpus/archive/erasing.hpp"
#include "corpus/archive/format.hpp"
#include "corpus/archive/inventory.hpp"
#include "corpus/archive/kept_captures.hpp"
#include "corpus/archive/known.hpp"
#include "corpus/archive/lock.hpp"
#include "corpus/archive/settling.hpp"
#include "corpus/archive/standing.hpp"
#include "corpus/corrections.hpp"
#include "corpus/files/durable_file.hpp"
#include "corpus/files/unfinished_folder.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace onrecord::corpus {
namespace {

namespace fs = std::filesystem;
using archive::Block;
using archive::ChainPosition;
using schema::ExitStatus;
using schema::Failure;

using archive::backup_marker;

[[noreturn]] void fail(const std::string& message) { throw Failure{ExitStatus::BadData, message}; }

/// The SHA-256 of the first bytes of a file, which goes to `out` as well where there is one. Fewer
/// bytes than that are a Failure.
std::string read_beginning(const fs::path& file, std::uint64_t bytes, files::AppendFile* out) {
    std::ifstream in{file, std::ios::binary};
    schema::Sha256 digest;
    std::string piece(std::size_t{1} << 20U, '\0');
    while (bytes > 0) {
        const std::uint64_t wanted = std::min<std::uint64_t>(bytes, piece.size());
        if (!in.read(piece.data(), static_cast<std::streamsize>(wanted))) {
            throw Failure{ExitStatus::NoInput, "Cannot read '" + file.string() + "'."};
        }
        const std::string_view read = std::string_view{piece}.substr(0, wanted);
        digest.add(read);
        if (out != nullptr) out->append(read);
        bytes -= wanted;
    }
    return digest.finish();
}

/// One run from an Archive to its copy.
class Copying {
public:
    Copying(fs::path from, fs::path to) : from_{std::move(from)}, to_{std::move(to)} {}

    BackupReport run() {
        end_ = end_of(from_);
        read_chain();
        files::make_folders(to_ / "segments");
        // What the chain speaks of goes before it, so that a copy that was killed is whole.
        copy_captures();
        copy_corrections();
        archive::write_format(to_);
        copy_segments();
        for (const char* cache : {"known", "inventory"})
            fs::remove(to_ / cache);  // Of what was there before.
        archive::write_committed(to_ / "COMMITTED", end_);
        remove_erased();
        prove();
        report_.revisions = end_.revisions;
        return std::move(report_);
    }

private:
    static ChainPosition end_of(const fs::path& folder) {
        if (archive::pending_erasure(folder)) {
            fail("An erasure in '" + folder.string() +
                 "' has not ended. End it with any import, or by erasing the same Entry again.");
        }
        const archive::ReadersLook look{folder / "lock"};
        auto settled = archive::settle(folder,
                                       look.is_being_written() ? archive::LookBehind::Nothing
                                                               : archive::LookBehind::Everything);
        if (settled.doubt) archive::fail_on_doubt(folder, *settled.doubt);
        return std::move(settled.end);
    }

    /// The whole chain is sound, and goes on where the copy's own ended.
    void read_chain() {
        const archive::Committed had = archive::read_committed(to_ / "COMMITTED");
        if (had.state == archive::CommittedState::Damaged) {
            fail("'" + (to_ / "COMMITTED").string() +
                 "' is damaged. Back up to another folder, and keep this one.");
        }
        const std::uint64_t blocks = had.position.blocks;
        bool is_met = blocks == 0;
        archive::LineParser parser;
        const auto broken =
            archive::read_chain(from_ / "segments", {}, end_, [&](const Block& block) {
                is_met |= block.end.blocks == blocks && block.end.digest == had.position.digest;
                note(parser, block);
                inventory_.take(parser, block);
            });
        if (broken) archive::fail_on_break(from_ / "segments", *broken);
        if (!is_met) {
            fail(
                "'" + to_.string() +
                "' is the backup of another Archive, or has more than this one, which was put back "
                "to an earlier state. Nothing was changed. Back up to another folder.");
        }
    }

    void note(archive::LineParser& parser, const Block& block) {
        std::string_view lines = block.lines;
        lines.remove_suffix(lines.ends_with('\n') ? 1 : 0);
        const auto line = parser.parse(lines.substr(lines.rfind('\n') + 1));
        if (!line) return;
        if (const auto* closing = std::get_if<archive::CaptureEnd>(&*line)) {
            captures_.insert(closing->capture);
        } else if (const auto* stone = std::get_if<archive::Tombstone>(&*line)) {
            erased_.insert(stone->captures.begin(), stone->captures.end());
        }
    }

    void copy_captures() {
        for (const std::string& sha256 : captures_) {
            const fs::path source = archive::kept_file(from_, sha256);
            if (erased_.contains(sha256)) continue;
            if (fs::exists(source)) {
                copy_capture(source, archive::kept_file(to_, sha256), sha256);
            } else if (inventory_.kept.contains(sha256)) {
                tell_missing(source, archive::kept_file(to_, sha256), sha256);
            }
        }
        if (fs::exists(to_ / "captures")) files::flush_file_system(to_ / "captures");
    }

    void remove_erased() {
        for (const std::string& sha256 : erased_)
            fs::remove(archive::kept_file(to_, sha256));
        if (fs::exists(to_ / "captures")) files::flush_file_system(to_ / "captures");
    }

    void tell_missing(const fs::path& source, const fs::path& place, const std::string& sha256) {
        const bool is_saved = fs::exists(place) && archive::digest_of_kept(place) == sha256;
        report_.damaged.push_back(
            {"'" + source.string() + "'",
             is_saved ? "it is not there, and the backup still has it: put it back from there"
                      : "it is not there, and the backup has it neither"});
        if (!is_saved) told_.insert("'" + place.string() + "'");
    }

    /// Its name says what it unpacks to.
    void copy_capture(const fs::path& source, const fs::path& place, const std::string& sha256) {
        if (fs::exists(place) && archive::digest_of_kept(place) == sha256) {
            ++report_.kept_files;
            return;
        }
        if (archive::digest_of_kept(source) != sha256) {
            report_.damaged.push_back(
                {"'" + source.string() + "'",
                 "the Capture does not have the SHA-256 that it is kept under"});
            told_.insert("'" + place.string() + "'");
            return;
        }
        fs::create_directories(place.parent_path());
        copy_file(source, place, fs::file_size(source));
    }

    void copy_file(const fs::path& source, const fs::path& place, std::uint64_t bytes) {
        fs::path made = place;
        made += ".new";
        files::AppendFile out{made, 0};
        read_beginning(source, bytes, &out);
        out.flush();
        fs::rename(made, place);
        ++report_.copied_files;
        report_.copied_bytes += bytes;
    }

    /// Up to where the chain counted when this began; what an import adds meanwhile is for the
    /// next.
    void copy_segments() {
        files::make_folders(to_ / "segments");
        for (std::uint32_t segment = 1; segment <= end_.segment; ++segment) {
            const fs::path source = archive::segment_file(from_ / "segments", segment);
            const fs::path place = archive::segment_file(to_ / "segments", segment);
            if (!fs::exists(source)) continue;  // Of an empty Archive.
            const std::uint64_t bytes =
                segment == end_.segment ? end_.offset_bytes : fs::file_size(source);
            if (is_same(source, place, bytes)) {
                ++report_.kept_files;
            } else {
                copy_file(source, place, bytes);
            }
        }
        files::flush_folder(to_ / "segments");
    }

    static bool is_same(const fs::path& source, const fs::path& place, std::uint64_t bytes) {
        std::error_code error;
        if (fs::file_size(place, error) != bytes || error) return false;
        return read_beginning(source, bytes, nullptr) == read_beginning(place, bytes, nullptr);
    }

    /// The chain has those that count, whatever has become of the file; one of before format 4 has
    /// none, and then the file is all there is.
    void copy_corrections() {
        const fs::path source = corrections_file(from_);
        if (auto gap = archive::gap_in_corrections(from_, inventory_.corrections)) {
            report_.damaged.push_back({"'" + gap->path.string() + "'",
                                       gap->reason + "; the backup has all that were recorded"});
        }
        const CorrectionsFile scanned = scan_corrections(source);
        std::vector<std::string> lines = archive::recorded_corrections(from_ / "segments", end_);
        if (archive::head_of(scanned.lines, lines.size()) == inventory_.corrections) {
            lines = scanned.lines;
        }
        if (lines.empty() && scanned.damaged.empty()) return;
        for (const DamagedCorrection& damaged : scanned.damaged) {
            report_.damaged.push_back(
                {"'" + source.string() + "', line " + std::to_string(damaged.line),
                 damaged.reason});
        }
        if (!scanned.damaged.empty() && inventory_.corrections.count == 0) return;
        std::string text;
        for (const std::string& line : lines)
            text += line + '\n';
        files::replace_file(corrections_file(to_), text);
    }

    /// Damage of the Archive was reported already.
    void prove() const {
        const ArchiveProof proof = prove_archive(to_);
        for (const ArchiveFinding& finding : proof.findings) {
            if (told_.contains(finding.place)) continue;
            fail(
                "The copy in '" + to_.string() + "' does not read back: " + finding.place + ": " +
                finding.reason +
                ". If an Entry was being erased meanwhile, run this again; else look at the disk.");
        }
    }

    fs::path from_;
    fs::path to_;
    ChainPosition end_;
    std::set<std::string> captures_;
    std::set<std::string> erased_;
    archive::Inventory inventory_;
    std::set<std::string> told_;  ///< Places in the copy that lack what the Archive lacks.
    BackupReport report_;
};

void require_archive(const fs::path& folder) {
    if (fs::is_directory(folder / "segments")) return;
    throw Failure{ExitStatus::NoInput, "There is no Archive in '" + folder.string() + "'."};
}

/// Whether nothing is in it but a marker that was being written when a backup ended.
bool is_unused(const fs::path& folder) {
    const auto is_of_marker = [](const fs::directory_entry& file) {
        return file.path().stem() == backup_marker;
    };
    return std::ranges::all_of(fs::directory_iterator{folder}, is_of_marker);
}

/// A folder that holds something else is not to be written into.
void require_backup(const fs::path& folder) {
    files::make_folders(folder);
    if (fs::exists(folder / backup_marker)) return;
    if (!is_unused(folder)) {
        throw Failure{
            ExitStatus::CannotCreate,
            "'" + folder.string() +
                "' is there and no backup of ours. Name another folder, or an empty one."};
    }
    files::replace_file(folder / backup_marker, "onrecord-backup 1\n");
}

}  // namespace

BackupReport back_up(const fs::path& archive, const fs::path& folder) {
    archive::require_no_obstacles(archive);
    require_archive(archive);
    archive::require_known_format(archive);
    require_backup(folder);
    archive::require_no_obstacles(folder);
    const archive::Lock lock{folder / "lock"};
    return Copying{archive, folder}.run();
}

BackupReport restore(const fs::path& folder, const fs::path& archive) {
    archive::require_no_obstacles(folder);
    require_archive(folder);
    archive::require_known_format(folder);
    const ArchiveProof proof = prove_archive(folder);
    if (!proof.findings.empty()) {
        fail("'" + folder.string() + "' is damaged: " + proof.findings[0].place + ": " +
             proof.findings[0].reason +
             ". Nothing was restored. Restore an older backup; or copy this one and save what can "
             "be "
             "read of the copy with onrecord-index repair --archive");
    }
    files::UnfinishedFolder made{archive};
    BackupReport report = Copying{folder, made.path()}.run();
    made.finish();
    return report;
}

}  // namespace onrecord::corpus
