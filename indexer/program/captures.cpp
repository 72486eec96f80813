// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/captures.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace onrecord::indexer::program {
namespace {

namespace fs = std::filesystem;
using schema::ExitStatus;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto at = fs::recursive_directory_iterator{folder, options};
         at != fs::recursive_directory_iterator{};
         ++at) {
        if (is_hidden(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file()) {
            files.push_back(at->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool is_readable(const fs::path& path) { return ::access(path.c_str(), R_OK) == 0; }

/// A missing file outweighs a wrong line.
void complain(FoundCaptures& found, schema::Problem problem, ExitStatus status) {
    found.problems.push_back(std::move(problem));
    if (found.status != ExitStatus::NoInput) found.status = status;
}

void add_file(FoundCaptures& found, corpus::CaptureFile file) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file.file, error);
    if (!error) found.bytes += size;
    found.files.push_back(std::move(file));
}

void add_input(FoundCaptures& found, corpus::CaptureFile file) {
    if (found.input) {
        return complain(
            found, {"stdin can be read only once.", "-", {}, {}}, ExitStatus::PartlyDone);
    }
    found.input.emplace();
    file.file = found.input->file();
    file.name = "stdin";
    add_file(found, std::move(file));
}

void add(FoundCaptures& found, const std::string& named, corpus::CaptureFile file) {
    if (named == "-") return add_input(found, std::move(file));
    if (is_address(named)) {
        return complain(found, {how_to_save(named), named, {}, {}}, ExitStatus::NoInput);
    }
    if (!is_readable(named)) {
        return complain(found,
                        {"There is no such file or folder, or it cannot be read.", named, {}, {}},
                        ExitStatus::NoInput);
    }
    if (!fs::is_directory(named)) {
        file.file = named;
        return add_file(found, std::move(file));
    }
    if (!file.url.empty()) {
        return complain(found,
                        {"This is a folder; an address belongs to one file.", named, {}, {}},
                        ExitStatus::PartlyDone);
    }
    for (fs::path& below : files_below(named))
        add_file(found, {std::move(below), {}, {}, file.seen});
}

/// Takes the text up to the next tab off the line.
std::string next_column(std::string_view& line) {
    const std::size_t tab = line.find('\t');
    std::string column{line.substr(0, tab)};
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    return column;
}

/// What is wrong with the line; empty when it was taken.
std::string take_line(std::string_view line, FoundCaptures& found) {
    const std::string path = next_column(line);
    corpus::CaptureFile file;
    file.url = next_column(line);
    const std::string seen = next_column(line);
    if (!line.empty()) return "more than three columns: path, address, time seen";
    if (!file.url.empty() && !is_address(file.url)) return "'" + file.url + "' is no address";
    if (!seen.empty()) {
        const auto time = schema::parse_time(seen);
        if (!time) return "'" + seen + "' is no time; write it like 2022-01-28T14:05:00Z";
        file.seen = time->at;
    }
    add(found, path, std::move(file));
    return {};
}

/// Within quotation marks that keep a shell from reading anything in it; without what a terminal
/// would act on.
std::string for_a_shell(std::string_view text) {
    std::string quoted = "'";
    for (const char letter : text) {
        const bool is_control = static_cast<unsigned char>(letter) < ' ' || letter == '\x7f';
        if (letter == '\'') {
            quoted += R"('\'')";
        } else {
            quoted += is_control ? '?' : letter;
        }
    }
    return quoted + "'";
}

}  // namespace

bool is_address(std::string_view operand) {
    const std::size_t colon = operand.find("://");
    if (colon == std::string_view::npos || colon == 0) return false;
    return std::ranges::all_of(operand.substr(0, colon), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '+' || letter == '-' || letter == '.';
    });
}

std::string how_to_save(std::string_view address) {
    const std::string quoted = for_a_shell(address);
    return "This is an address, and Onrecord fetches nothing. Save the page, and import the file:\n"
           "  curl:    curl --location --output page.html " +
           quoted +
           "\n"
           "  wget:    wget --output-document=/dev/null --warc-file=page " +
           quoted +
           "   (page.warc.gz also keeps address and time)\n"
           "  browser: open it, wait until all entries are shown, and save it (Ctrl+S) as a "
           "complete page or a single file";
}

FoundCaptures find_captures(const std::vector<std::string>& operands) {
    FoundCaptures found;
    for (const std::string& operand : operands)
        add(found, operand, {});
    return found;
}

void add_listed(const std::string& list, FoundCaptures& found) {
    std::ifstream stream{list};
    if (!stream || fs::is_directory(list)) {
        throw schema::Failure{ExitStatus::NoInput, "Cannot read the list '" + list + "'."};
    }
    std::string line;
    for (std::uint64_t number = 1; std::getline(stream, line); ++number) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty()) continue;
        std::string complaint = take_line(line, found);
        if (complaint.empty()) continue;
        complain(found,
                 {"This line was passed over: " + complaint + ".",
                  list + ":" + std::to_string(number),
                  {},
                  {}},
                 ExitStatus::PartlyDone);
    }
}

}  // namespace onrecord::indexer::program
