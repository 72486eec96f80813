// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/format.hpp"

#include "corpus/files/durable_file.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace onrecord::corpus::archive {
namespace {

constexpr std::string_view name = "onrecord-archive ";

std::filesystem::path format_file(const std::filesystem::path& archive) {
    return archive / "FORMAT";
}

constexpr std::size_t digits_of_check = 16;

std::string check_of(std::string_view line) {
    return schema::sha256(line).substr(0, digits_of_check);
}

/// A digit that was changed must not pass for a later version's. Lines of before format 4 have no
/// check.
bool is_as_written(std::string_view line, std::string_view rest) {
    if (rest.empty()) return true;
    line.remove_suffix(rest.size());
    return rest.starts_with(' ') && rest.substr(1) == check_of(line);
}

/// 1 where there is no file, 0 where it cannot be read.
int format_of(const std::filesystem::path& archive) {
    std::ifstream in{format_file(archive), std::ios::binary};
    if (!in) return 1;
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    int format = 0;
    if (!text.starts_with(name) || !text.ends_with('\n')) return 0;
    const std::string_view line = std::string_view{text}.substr(0, text.size() - 1);
    const char* const end = line.data() + line.size();
    const auto read = std::from_chars(line.data() + name.size(), end, format);
    return format > 0 && is_as_written(line, {read.ptr, end}) ? format : 0;
}

}  // namespace

std::optional<std::string> complaint_about_format(const std::filesystem::path& archive) {
    const int format = format_of(archive);
    if (format >= 1 && format <= archive_format) return std::nullopt;
    const std::string file = "'" + format_file(archive).string() + "'";
    if (format == 0) return file + " names no format of an Archive";
    return file + " says that the Archive is of format " + std::to_string(format) +
           "; this version reads 1 to " + std::to_string(archive_format);
}

bool is_of_later_format(const std::filesystem::path& archive) {
    return format_of(archive) > archive_format;
}

void require_known_format(const std::filesystem::path& archive) {
    const auto complaint = complaint_about_format(archive);
    if (!complaint) return;
    throw schema::Failure{schema::ExitStatus::BadData,
                          *complaint +
                              ". Nothing was changed. Use the version that wrote the "
                              "Archive; if the file is damaged, set it aside with: "
                              "onrecord-index repair --archive " +
                              archive.string()};
}

void write_format(const std::filesystem::path& archive) {
    const std::string said = std::string{name} + std::to_string(archive_format);
    const std::string line = said + " " + check_of(said) + "\n";
    if (format_of(archive) != archive_format || !std::filesystem::exists(format_file(archive))) {
        files::replace_file(format_file(archive), line);
    }
}

}  // namespace onrecord::corpus::archive
