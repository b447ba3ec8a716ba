package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking for a GPU, with a stand-in for CUDA; the processes are real.
final class GpuTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void a_right_product_is_answered_with_the_release() throws Exception {
    assertEquals(new GpuProbe.Answer.Right(120_405), asked(LONG));
  }

  @Test
  void a_wrong_product_is_told_with_both_figures() throws Exception {
    assertTrue(
        broken("-DWRONG").matches("its product is wrong: \\S+ where the processor finds .*"));
  }

  @Test
  void a_machine_without_a_device_is_no_trouble() throws Exception {
    assertEquals(
        new GpuProbe.Answer.None("no GPU answers: no CUDA-capable device is detected (error 100)"),
        asked(LONG, "-DNO_DEVICE"));
  }

  @Test
  void a_driver_that_ends_its_process_ends_no_other() throws Exception {
    assertTrue(broken("-DCRASH").matches("the process that tried it ended with code \\d+"));
  }

  @Test
  void a_driver_that_never_answers_is_not_waited_for() throws Exception {
    assertEquals(
        new GpuProbe.Answer.Broken("the process that tried it gave no answer within 1 seconds"),
        asked(Duration.ofSeconds(1), "-DHANG"));
  }

  @Test
  void only_what_was_right_in_the_other_process_is_used() throws Exception {
    StandInCuda.in(folder);
    var other = new PlainBlas();
    var used = Gpu.beside(other, List.of(folder), l -> new GpuProbe.Answer.Right(120_405));
    assertTrue(used.gpu().used());
    assertEquals("cuBLAS beside plain loops", used.blas().title());
    assertTrue(used.gpu().sentence().contains("not proven on hardware"), used.gpu().sentence());
    var unused = Gpu.beside(other, List.of(folder), l -> new GpuProbe.Answer.Broken("it burns"));
    assertEquals(other, unused.blas());
    assertTrue(unused.gpu().troubled());
    assertTrue(
        unused.gpu().sentence().startsWith("not used, though CUDA 12 is installed: it burns."),
        unused.gpu().sentence());
  }

  @Test
  void without_cuda_no_process_is_started() {
    var chosen =
        Gpu.beside(
            new PlainBlas(),
            List.of(folder),
            libraries -> {
              throw new AssertionError("asked");
            });
    assertFalse(chosen.gpu().used());
    assertFalse(chosen.gpu().troubled());
  }

  @Test
  void the_newest_release_that_has_both_libraries_is_taken() throws IOException {
    for (var name :
        List.of(
            "libcudart.so.13",
            "libcudart.so.12",
            "libcudart.so.12.4.127",
            "libcublas.so.12",
            "libcublas.so.11",
            "libcublasLt.so.13")) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(
        Optional.of(
            new CudaLibraries(
                12, folder.resolve("libcudart.so.12.4.127"), folder.resolve("libcublas.so.12"))),
        CudaLibraries.in(List.of(folder)));
  }

  @Test
  void windows_writes_a_release_with_or_without_its_second_number() throws IOException {
    Files.createFile(folder.resolve("cudart64_110.dll"));
    Files.createFile(folder.resolve("cublas64_11.dll"));
    assertEquals(11, CudaLibraries.in(List.of(folder)).orElseThrow().release());
  }

  @Test
  void folders_of_the_environment_come_first_and_the_chosen_installation_before_others()
      throws IOException {
    for (var name : List.of("cuda-11.8", "cuda", "cuda-12.4", "other")) {
      Files.createDirectories(folder.resolve("usr/local").resolve(name));
    }
    var folders =
        CudaLibraries.folders(folder, Map.of("CUDA_PATH", "/own", "LD_LIBRARY_PATH", "/x:/y"), ":");
    assertEquals(Path.of("/own/lib64"), folders.getFirst());
    var installed = folder.resolve("usr/local");
    assertTrue(folders.indexOf(Path.of("/y")) < folders.indexOf(installed.resolve("cuda/lib64")));
    assertTrue(
        folders.indexOf(installed.resolve("cuda/lib64"))
            < folders.indexOf(installed.resolve("cuda-12.4/lib64")));
    assertTrue(
        folders.indexOf(installed.resolve("cuda-12.4/lib64"))
            < folders.indexOf(installed.resolve("cuda-11.8/lib64")));
  }

  private String broken(String flag) throws Exception {
    return ((GpuProbe.Answer.Broken) asked(LONG, flag)).reason();
  }

  private GpuProbe.Answer asked(Duration patience, String... flags) throws Exception {
    return GpuProbe.ask(StandInCuda.probe(StandInCuda.in(folder, flags)), patience);
  }
}
