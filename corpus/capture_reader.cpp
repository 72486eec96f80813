// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/capture_reader.hpp"

#include "corpus/containers/member_kinds.hpp"
#include "corpus/containers/record.hpp"
#include "corpus/files/byte_source.hpp"
#include "corpus/files/encoding.hpp"
#include "corpus/files/line_reader.hpp"
#include "corpus/formats/format.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <chrono>
#include <map>
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
        if (format->looks_like().empty()) continue;
        list += std::string{format->looks_like()} + "; ";
    }
    return list +
           "each also packed (gzip, zstd, xz, bzip2, zip, tar), or in a WARC, WACZ, ARC, HAR or "
           "MHTML "
           "file.";
}

/// The destination of what is read, and the number of enclosing containers.
struct Reading {
    const EntrySink& sink;
    CaptureReport& report;
    int depth = 0;
};

/// Reads a container or a file of one format.
void read_lines(files::LineReader& lines, formats::Intake& intake, const Reading& reading);

/// Makes `lines` return UTF-8 whatever the Capture's encoding, and reports if the encoding is
/// uncertain.
void settle_encoding(files::LineReader& lines, formats::Intake& intake) {
    const files::Encoding encoding =
        files::find_encoding(lines.head(formats::head_bytes), intake.hints().charset);
    if (encoding.basis == files::EncodingBasis::Guessed) {
        intake.warn("The file is not UTF-8" +
                    (encoding.overruled.empty()
                         ? std::string{" and declares no encoding"}
                         : ", and what it declares ('" + encoding.overruled + "') is not so") +
                    "; it was read as " + encoding.name +
                    ", by its bytes alone. If names or quotation marks look wrong, convert it with "
                    "iconv and import it again.");
    } else if (!encoding.overruled.empty()) {
        intake.warn("The file declares the encoding '" + encoding.overruled +
                    "', but its bytes are UTF-8 and were read so.");
    }
    if (!encoding.is_utf8()) lines.decode_from(encoding);
}

void report_replaced(const files::LineReader& lines, formats::Intake& intake) {
    if (lines.decoder() == nullptr || lines.decoder()->replaced() == 0) return;
    intake.complain(std::to_string(lines.decoder()->replaced()) +
                        " places stand for no character in the file's encoding, the first here; "
                        "they were kept as U+FFFD. Save the page again, or convert it with iconv.",
                    {lines.decoder()->first_replaced_line(), {}});
}

void read_with_format(files::LineReader& lines, formats::Intake& intake, CaptureReport& report) {
    settle_encoding(lines, intake);
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
    intake.finish();
    report_replaced(lines, intake);
}

/// Reads each record of a container like a file of its own and counts what none of it is.
class ContainerReading {
public:
    ContainerReading(const EntrySink& sink, CaptureReport& report, formats::Intake& intake)
        : sink_{&sink},
          report_{&report},
          intake_{&intake} {}

    void read(const containers::Container& container, files::LineReader& lines, int depth) {
        depth_ = depth;
        report_->format = container.name;
        container.read(lines, *intake_, [&](containers::Record&& record) { take(record); });
        tell_the_rest(container.name);
    }

private:
    void take(const containers::Record& record) {
        if (!containers::may_hold_entries(record.media_type)) {
            ++others_[record.media_type.empty() ? "records of no stated kind"
                                                : "records of the kind " + record.media_type];
            return;
        }
        CaptureHints hints = intake_->hints();
        if (!record.url.empty()) hints.url = record.url;
        hints.charset = record.charset;
        hints.is_member = hints.is_member || !record.name.empty();
        CaptureReport part;
        part.file = record.name.empty() ? report_->file : report_->file / record.name;
        settle_moment(part, record);
        formats::Intake intake{hints, *sink_, part};
        files::ByteSource source = record.pieces
                                       ? files::ByteSource::of_pieces(record.pieces, *record.budget)
                                       : files::ByteSource::of_memory(record.bytes);
        files::LineReader lines{source, hints.limits.record_bytes};
        read_lines(lines, intake, {*sink_, part, depth_ + 1});
        if (source.damage()) intake.complain(*source.damage());
        add(std::move(part), record);
    }

    /// A member's own file time is better than the whole file's, and worse than what was given.
    void settle_moment(CaptureReport& part, const containers::Record& record) const {
        const bool is_better = record.seen && (record.seen_basis != SeenBasis::FileTime ||
                                               report_->seen_basis == SeenBasis::FileTime);
        part.seen = is_better ? *record.seen : report_->seen;
        part.seen_basis = is_better ? record.seen_basis : report_->seen_basis;
    }

    void add(CaptureReport&& part, const containers::Record& record) {
        report_->account.add(part.account);
        for (WithdrawnEntry& entry : part.withdrawn) {
            report_->withdrawn.push_back(std::move(entry));
        }
        if (part.entries == 0 && part.withdrawn.empty()) return pass_over(part, record);
        if (report_->entries == 0) {
            report_->seen = part.seen;
            report_->seen_basis = part.seen_basis;
        }
        report_->entries += part.entries;
        report_->rejected += part.rejected;
        report_->problem_count += part.problem_count;
        for (schema::Problem& problem : part.problems) {
            if (report_->problems.size() >= intake_->limits().problems) break;
            if (!record.url.empty()) problem.place += " (" + record.url + ')';
            report_->problems.push_back(std::move(problem));
        }
    }

    /// The first few are named with the reason, the rest counted.
    void pass_over(const CaptureReport& part, const containers::Record& record) {
        constexpr std::uint64_t named = 10;
        std::uint64_t& count = others_["pages or files without a liveblog"];
        if (++count > named) return;
        intake_->warn(
            "No entries came from " + name_of(record) + ": " +
            (part.problems.empty() ? std::string{"it holds none."} : part.problems.front().reason));
    }

    static std::string name_of(const containers::Record& record) {
        if (!record.name.empty()) return record.name;
        return record.url.empty() ? "a part without an address" : record.url;
    }

    void tell_the_rest(std::string_view name) {
        std::string list;
        for (const auto& [kind, count] : others_) {
            list += (list.empty() ? "" : ", ") + std::to_string(count) + ' ' + kind;
        }
        if (report_->entries == 0) {
            std::string reason = "Nothing in this file (" + std::string{name};
            return intake_->reject(
                reason + ") is a liveblog" + (list.empty() ? "." : "; it holds " + list + '.'), {});
        }
        if (!list.empty()) intake_->warn("Besides, the file holds " + list + '.');
    }

    const EntrySink* sink_;
    CaptureReport* report_;
    formats::Intake* intake_;
    int depth_ = 0;
    std::map<std::string, std::uint64_t> others_;
};

void read_lines(files::LineReader& lines, formats::Intake& intake, const Reading& reading) {
    constexpr int most_containers = 4;
    const auto* container = containers::find_container(lines.head(formats::head_bytes));
    if (container == nullptr) return read_with_format(lines, intake, reading.report);
    if (reading.depth >= most_containers) {
        return intake.reject("Containers within containers, more than " +
                                 std::to_string(most_containers) + " deep, are not read.",
                             {});
    }
    ContainerReading{reading.sink, reading.report, intake}.read(*container, lines, reading.depth);
}

}  // namespace

CaptureReport read_capture(const std::filesystem::path& file,
                           const CaptureHints& hints,
                           const EntrySink& sink,
                           const ReadProgress& progress) {
    require_file(file);
    CaptureReport report;
    report.file = hints.name.empty() ? file : std::filesystem::path{hints.name};
    report.seen = hints.seen ? *hints.seen : file_time(file);
    report.seen_basis = hints.seen ? hints.seen_basis : SeenBasis::FileTime;
    files::ByteSource source{file};
    files::LineReader lines{source, hints.limits.record_bytes};
    constexpr std::uint64_t entries_a_call = 1024;
    std::uint64_t passed = 0;
    const EntrySink telling_sink = [&](schema::Entry&& entry, schema::Instant seen) {
        if (progress && ++passed % entries_a_call == 0) progress(source.bytes_read());
        report.account.add(entry);
        sink(std::move(entry), seen);
    };
    formats::Intake intake{hints, telling_sink, report};
    read_lines(lines, intake, {telling_sink, report, 0});
    if (source.damage()) intake.complain(*source.damage());
    report.sha256 = source.sha256();
    return report;
}

}  // namespace onrecord::corpus
