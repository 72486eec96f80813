// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/capture_reader.hpp"

#include "corpus/files/byte_source.hpp"
#include "corpus/files/line_reader.hpp"
#include "corpus/formats/format.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace onrecord::corpus {
namespace {

schema::Instant file_time(const std::filesystem::path& file) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(file, error);
    if (error) return {};
    const auto since = std::chrono::file_clock::to_sys(written).time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

void require_file(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_directory(file, error)) return;
    throw schema::Failure{
        schema::ExitStatus::NoInput,
        "'" + file.string() + "' is a folder. Name the files in it that are Captures."};
}

std::string lower_case(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return name;
}

std::string accepted_formats() {
    std::string list = "Accepted are ";
    for (const formats::Format* format : formats::formats()) {
        list += std::string{format->looks_like()} + "; ";
    }
    return list + "each also packed with gzip or zstd.";
}

void read_with_format(files::LineReader& lines, formats::Intake& intake, CaptureReport& report) {
    const std::string_view bytes = lines.head(formats::head_bytes);
    if (bytes.empty()) {
        ++report.rejected;
        return intake.complain("The file is empty. " + accepted_formats());
    }
    const std::string name = lower_case(intake.file_name());
    const formats::Format* format = formats::find_format({bytes, name});
    if (format == nullptr) {
        ++report.rejected;
        return intake.complain("No format fits the file. " + accepted_formats());
    }
    report.format = format->name();
    format->read(lines, intake);
}

}  // namespace

CaptureReport read_capture(const std::filesystem::path& file,
                           const CaptureHints& hints,
                           const EntrySink& sink,
                           const ReadProgress& progress) {
    require_file(file);
    CaptureReport report;
    report.file = file;
    report.seen = hints.seen ? *hints.seen : file_time(file);
    report.seen_basis = hints.seen ? hints.seen_basis : SeenBasis::FileTime;
    files::ByteSource source{file};
    files::LineReader lines{source, hints.limits.record_bytes};
    constexpr std::uint64_t entries_a_call = 1024;
    const EntrySink telling_sink = [&](schema::Entry&& entry, schema::Instant seen) {
        if (progress && report.entries % entries_a_call == 0) progress(source.bytes_read());
        report.account.add(entry);
        sink(std::move(entry), seen);
    };
    formats::Intake intake{hints, telling_sink, report};
    read_with_format(lines, intake, report);
    if (source.damage()) intake.complain(*source.damage());
    report.sha256 = source.sha256();
    return report;
}

}  // namespace onrecord::corpus
