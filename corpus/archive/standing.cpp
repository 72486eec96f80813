// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/standing.hpp"

#include "corpus/archive/kept_captures.hpp"
#include "corpus/archive/known_table.hpp"
#include "corpus/corrections.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <iterator>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace onrecord::corpus::archive {
namespace {

namespace fs = std::filesystem;

enum class Shape : std::uint8_t { File, Folder };

struct Part {
    const char* name;
    Shape shape;
};

/// All that may stand in an Archive's folder, but for `aside`, which is never read.
constexpr Part parts[] = {
    {"FORMAT", Shape::File},
    {"COMMITTED", Shape::File},
    {"ERASING", Shape::File},
    {"corrections.jsonl", Shape::File},
    {"known", Shape::File},
    {"inventory", Shape::File},
    {"known-tables", Shape::Folder},
    {"lock", Shape::File},
    {"segments", Shape::Folder},
    {"captures", Shape::Folder},
};

std::string kind_of(mode_t mode) {
    if (S_ISDIR(mode)) return "a folder";
    if (S_ISREG(mode)) return "a file";
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISSOCK(mode)) return "a socket";
    return "a device";
}

Gap gap_of_error(const fs::path& path, int error) {
    const std::string message = std::generic_category().message(error);
    if (error == EACCES || error == EPERM) return {path, message, GapKind::Denied};
    if (error == ENOENT) return {path, "it is not there", GapKind::Missing};
    return {path, message, GapKind::NotOurs};
}

/// Links are followed: a folder on another disk is as good as one here.
std::optional<Gap> gap_of(const fs::path& path, Shape shape) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        const int error = errno;
        struct stat link {};
        const bool is_link = error == ENOENT && ::lstat(path.c_str(), &link) == 0;
        if (is_link) return Gap{path, "it is a link that leads nowhere", GapKind::NotOurs};
        return gap_of_error(path, error);
    }
    const bool is_right = shape == Shape::File ? S_ISREG(found.st_mode) : S_ISDIR(found.st_mode);
    if (!is_right) {
        return Gap{path,
                   kind_of(found.st_mode) + " stands where a " +
                       (shape == Shape::File ? "file" : "folder") + " should",
                   GapKind::NotOurs};
    }
    const int wanted = shape == Shape::File ? R_OK : R_OK | X_OK;
    if (::faccessat(AT_FDCWD, path.c_str(), wanted, AT_EACCESS) != 0) {
        return gap_of_error(path, errno);
    }
    return std::nullopt;
}

void add(std::vector<Gap>& all, std::optional<Gap> gap) {
    if (gap && gap->kind != GapKind::Missing) all.push_back(std::move(*gap));
}

std::string in_words(const Gap& gap) { return "'" + gap.path.string() + "': " + gap.reason; }

/// Nothing is damaged where somebody named a file: nothing of an Archive is there.
void require_folder(const fs::path& archive) {
    struct stat found {};
    if (::stat(archive.c_str(), &found) != 0 || S_ISDIR(found.st_mode)) return;
    throw schema::Failure{schema::ExitStatus::NoInput,
                          "'" + archive.string() + "' is " + kind_of(found.st_mode) +
                              ", and an Archive is a folder. Name another. Nothing was changed."};
}

/// What is written only where there are segments.
bool is_without_segments(const fs::path& archive) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(archive / "segments", error))) return false;
    constexpr const char* beside[] = {"COMMITTED", "FORMAT", "known", "inventory"};
    return std::ranges::any_of(beside,
                               [&](const char* name) { return fs::exists(archive / name, error); });
}

/// The last one may be longer: what stands behind the end is judged elsewhere (settling.hpp).
std::vector<Gap> gaps_in_segments(const fs::path& archive, const Inventory& inventory) {
    std::vector<Gap> found;
    for (const auto& [segment, bytes] : inventory.segments) {
        const fs::path file = segment_file(archive / "segments", segment);
        if (auto gap = gap_at(file)) {
            found.push_back(std::move(*gap));
            continue;
        }
        std::error_code error;
        const std::uint64_t size = fs::file_size(file, error);
        const bool is_last = segment == inventory.position.segment;
        if (is_last ? size >= bytes : size == bytes) continue;
        found.push_back({file,
                         "it has " + std::to_string(size) + " bytes, and " + std::to_string(bytes) +
                             " were committed",
                         GapKind::Other});
    }
    return found;
}

void add_gaps_in_captures(const fs::path& archive,
                          const Inventory& inventory,
                          std::vector<Gap>& found) {
    for (const auto& [capture, bytes] : inventory.kept) {
        const fs::path file = kept_file(archive, capture);
        if (auto gap = gap_at(file)) {
            found.push_back(std::move(*gap));
            continue;
        }
        std::error_code error;
        if (fs::file_size(file, error) == bytes) continue;
        // Packed anew by another version of zstd it has another length, and is as good.
        if (digest_of_kept(file) == capture) continue;
        found.push_back({file,
                         "the Capture is cut or changed: it does not have the SHA-256 that it is "
                         "kept under",
                         GapKind::Other});
    }
}

}  // namespace

std::optional<Gap> gap_at(const fs::path& file) { return gap_of(file, Shape::File); }

std::vector<Gap> obstacles(const fs::path& archive) {
    require_folder(archive);
    std::vector<Gap> found;
    for (const Part& part : parts)
        add(found, gap_of(archive / part.name, part.shape));
    if (is_without_segments(archive)) {
        found.push_back({archive / "segments", "it is not there", GapKind::Missing});
    }
    if (!found.empty()) return found;
    for (const std::uint32_t segment : segment_numbers(archive / "segments"))
        add(found, gap_of(segment_file(archive / "segments", segment), Shape::File));
    std::error_code error;
    for (const auto& file : fs::directory_iterator{known_tables_folder(archive), error})
        add(found, gap_of(file.path(), Shape::File));
    for (const auto& folder : fs::directory_iterator{archive / "captures", error}) {
        constexpr std::size_t digits_of_folder = 2;
        if (folder.path().filename().string().size() != digits_of_folder) continue;
        add(found, gap_of(folder.path(), Shape::Folder));
    }
    return found;
}

void require_no_obstacles(const fs::path& archive) {
    auto found = obstacles(archive);
    if (!found.empty()) fail_on_gaps(archive, found);
}

std::optional<Gap> gap_in_corrections(const fs::path& archive, const CorrectionsHead& head) {
    const fs::path file = corrections_file(archive);
    if (head.count == 0) return std::nullopt;
    if (auto gap = gap_at(file)) return gap;
    const CorrectionsFile scanned = scan_corrections(file);
    if (!scanned.damaged.empty()) {
        const DamagedCorrection& damaged = scanned.damaged.front();
        return Gap{
            file, "line " + std::to_string(damaged.line) + ": " + damaged.reason, GapKind::Other};
    }
    const CorrectionsHead stands = head_of(scanned.lines, head.count);
    if (stands == head) return std::nullopt;
    return Gap{file,
               stands.count < head.count
                   ? "it has " + std::to_string(stands.count) + " corrections, and " +
                         std::to_string(head.count) + " were recorded"
                   : "its corrections are not those that were recorded",
               GapKind::Other};
}

std::vector<Gap> gaps(const fs::path& archive, const Inventory& inventory) {
    std::vector<Gap> found = gaps_in_segments(archive, inventory);
    std::error_code error;
    if (inventory.is_format_4 && !fs::exists(archive / "FORMAT", error)) {
        found.push_back({archive / "FORMAT", "it is not there", GapKind::Missing});
    }
    if (auto gap = gap_in_corrections(archive, inventory.corrections)) {
        found.push_back(std::move(*gap));
    }
    add_gaps_in_captures(archive, inventory, found);
    return found;
}

void fail_on_gaps(const fs::path& archive, const std::vector<Gap>& gaps) {
    const auto denied =
        std::ranges::find(gaps, GapKind::Denied, [](const Gap& gap) { return gap.kind; });
    if (denied != gaps.end()) {
        throw schema::Failure{schema::ExitStatus::NoInput,
                              "The Archive cannot be read: " + in_words(*denied) +
                                  ". This is no damage, and nothing was changed. Run this as the "
                                  "Archive's owner, or let this user read it."};
    }
    const std::string more =
        gaps.size() > 1 ? " (and " + std::to_string(gaps.size() - 1) + " more)" : "";
    throw schema::Failure{
        schema::ExitStatus::BadData,
        "The Archive is damaged: " + in_words(gaps.front()) + more +
            ". Nothing was changed. Put it back from a copy, or go on without what is lost: "
            "onrecord-index repair --archive " +
            archive.string() +
            " sets aside what is wrong, makes anew what the Archive itself still knows, and "
            "records the rest as lost"};
}

Inventory require_standing(const fs::path& archive,
                           const ChainPosition& to,
                           const std::optional<Tombstone>& pending) {
    Inventory inventory = load_inventory(archive, to);
    // An erasure that was killed has changed lengths that the cache does not know of.
    if (!gaps_in_segments(archive, inventory).empty()) inventory = read_inventory(archive, to);
    if (pending) inventory.take(*pending);
    const auto found = gaps(archive, inventory);
    if (!found.empty()) fail_on_gaps(archive, found);
    return inventory;
}

}  // namespace onrecord::corpus::archive
